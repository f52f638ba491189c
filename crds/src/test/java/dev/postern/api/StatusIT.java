package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A full status of each kind goes through server-side apply and comes back as it was. */
@ExtendWith(ApiServerExtension.class)
class StatusIT {

    private static final PatchContext APPLY = new PatchContext.Builder()
            .withPatchType(PatchType.SERVER_SIDE_APPLY)
            .withFieldManager("postern-test")
            .withForce(true)
            .build();

    private final KubernetesClient client;

    StatusIT(KubernetesClient client) {
        this.client = client;
    }

    @Test
    void statusOfInternalApiComesBackAsItWas() {
        create("internalapi-private-link.yaml");
        var status = FullStatus.ofInternalApi();

        var applied = apply(named(new InternalApi(), "orders-abroad"), status);

        assertThat(applied.getStatus()).isEqualTo(status);
    }

    @Test
    void statusOfApiConsumerComesBackAsItWas() {
        create("apiconsumer-private-link.yaml");
        var status = FullStatus.ofApiConsumer();

        var applied = apply(named(new ApiConsumer(), "billing"), status);

        assertThat(applied.getStatus()).isEqualTo(status);
    }

    @Test
    void statusOfAccessPolicyComesBackAsItWas() {
        create("accesspolicy-readers.yaml");
        var policy = client.resources(AccessPolicy.class)
                .inNamespace("default")
                .withName("orders-readers")
                .get();
        var status = FullStatus.ofAccessPolicy(policy.getSpec());

        var applied = apply(named(new AccessPolicy(), "orders-readers"), status);

        assertThat(applied.getStatus()).isEqualTo(status);
    }

    @Test
    void applyingTheSameStatusAgainWritesNothing() {
        create("internalapi-in-cluster.yaml");
        var first = apply(named(new InternalApi(), "orders"), FullStatus.ofInternalApi());

        var second = apply(named(new InternalApi(), "orders"), FullStatus.ofInternalApi());

        assertThat(second.getMetadata().getResourceVersion())
                .isEqualTo(first.getMetadata().getResourceVersion());
    }

    private void create(String sample) {
        var yaml = Sample.in("valid").stream()
                .filter(each -> each.name().equals(sample))
                .findFirst()
                .orElseThrow()
                .yaml();
        client.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .serverSideApply();
    }

    private <T, R extends CustomResource<?, T>> R apply(R fresh, T status) {
        fresh.setStatus(status);
        return client.resource(fresh).subresource("status").patch(APPLY);
    }

    private static <R extends CustomResource<?, ?>> R named(R fresh, String name) {
        fresh.setMetadata(
                new ObjectMetaBuilder().withNamespace("default").withName(name).build());
        return fresh;
    }
}
