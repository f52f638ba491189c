package dev.postern.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = WebhookCluster.class, scope = TestResourceScope.GLOBAL)
class ServiceAdmissionIT {

    private static final String INTERNAL = "service.beta.kubernetes.io/aws-load-balancer-internal";

    private static final Map<String, String> ANNOTATIONS =
            Map.of("service.beta.kubernetes.io/aws-load-balancer-scheme", "internal", INTERNAL, "true");

    @Inject
    KubernetesClient client;

    @Test
    void publicLoadBalancerIsRefusedWithRuleReasonAndWayOut() {
        var service = Samples.service(Samples.labelledNamespace(client), Map.of());

        assertThatThrownBy(() -> client.resource(service).create())
                .isInstanceOfSatisfying(KubernetesClientException.class, refusal -> {
                    assertThat(refusal.getCode()).isEqualTo(403);
                    assertThat(refusal.getStatus().getMessage())
                            .contains("public-load-balancer", "AWS cloud provider", "declare an InternalApi");
                    assertThat(refusal.getStatus().getDetails().getCauses())
                            .extracting(cause -> cause.getField())
                            .containsExactly("spec.type");
                });
    }

    @Test
    void internalLoadBalancerAndUnlabelledNamespaceAreLeftAlone() {
        var internal = Samples.service(Samples.labelledNamespace(client), ANNOTATIONS);
        var elsewhere = Samples.service(Samples.unlabelledNamespace(client), Map.of());

        assertThat(client.resource(internal).create().getMetadata().getUid()).isNotBlank();
        assertThat(client.resource(elsewhere).create().getMetadata().getUid()).isNotBlank();
    }

    @Test
    void takingTheAnnotationAwayLaterIsRefusedToo() {
        var namespace = Samples.labelledNamespace(client);
        client.resource(Samples.service(namespace, ANNOTATIONS)).create();
        var stored = client.services().inNamespace(namespace).withName("orders");

        assertThatThrownBy(() -> stored.edit(service -> new ServiceBuilder(service)
                        .editMetadata()
                        .removeFromAnnotations(INTERNAL)
                        .endMetadata()
                        .build()))
                .hasMessageContaining("public-load-balancer");
    }

    @Test
    void serviceThatBecomesPublicLaterIsRefused() {
        var namespace = Samples.labelledNamespace(client);
        client.resource(new ServiceBuilder(Samples.service(namespace, Map.of()))
                        .editSpec()
                        .withType("ClusterIP")
                        .endSpec()
                        .build())
                .create();
        var stored = client.services().inNamespace(namespace).withName("orders");

        assertThatThrownBy(() -> stored.edit(service -> new ServiceBuilder(service)
                        .editSpec()
                        .withType("LoadBalancer")
                        .endSpec()
                        .build()))
                .hasMessageContaining("public-load-balancer");
        assertThatThrownBy(() -> stored.edit(service -> new ServiceBuilder(service)
                        .editSpec()
                        .addToExternalIPs("192.0.2.1")
                        .endSpec()
                        .build()))
                .hasMessageContaining("service-external-ips");
    }

    @Test
    void serviceThatWasPublicBeforeMayStillBeLabelledAndDeleted() {
        var namespace = Samples.unlabelledNamespace(client);
        client.resource(Samples.service(namespace, Map.of())).create();
        client.namespaces().withName(namespace).edit(ns -> {
            ns.getMetadata().getLabels().put("postern.dev/enabled", "true");
            return ns;
        });
        var stored = client.services().inNamespace(namespace).withName("orders");

        stored.edit(service -> new ServiceBuilder(service)
                .editMetadata()
                .addToAnnotations("team", "shop")
                .endMetadata()
                .build());
        stored.delete();

        assertThat(stored.get()).isNull();
    }
}
