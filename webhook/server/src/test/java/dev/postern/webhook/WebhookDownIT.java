package dev.postern.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.postern.api.InternalApi;
import dev.postern.api.InternalApiStatus;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What must go on while nobody answers admission requests, and what must not. */
@QuarkusTest
@WithTestResource(value = WebhookCluster.class, scope = TestResourceScope.GLOBAL)
class WebhookDownIT {

    @Inject
    KubernetesClient client;

    private String namespace;

    private List<HasMetadata> configurations;

    @BeforeEach
    void takeDown() {
        namespace = Samples.labelledNamespace(client);
        var api = Samples.api(namespace);
        api.addFinalizer("postern.dev/finalizer");
        client.resource(api).create();
        client.resource(Samples.pod(namespace, "orders-1")).create();
        configurations = WebhookConfigurations.takeDown(client);
        await().untilAsserted(() ->
                assertThatThrownBy(() -> dryRun(namespace)).hasMessageContaining("failed calling webhook"));
        await().untilAsserted(() -> assertThatThrownBy(() ->
                        client.resource(Samples.consumer(namespace)).dryRun().create())
                .hasMessageContaining("failed calling webhook"));
    }

    @AfterEach
    void bringUp() {
        WebhookConfigurations.restore(client, configurations);
        await().ignoreException(KubernetesClientException.class).untilAsserted(() -> {
            assertThat(dryRun(namespace)).isNotNull();
            assertThat(client.resource(Samples.consumer(namespace)).dryRun().create())
                    .isNotNull();
        });
    }

    @Test
    void statusMetadataAndFinalizersGoOn() {
        var stored = client.resources(InternalApi.class).inNamespace(namespace).withName("orders");
        var patch = new InternalApi();
        patch.setMetadata(Samples.api(namespace).getMetadata());
        patch.setStatus(new InternalApiStatus(1, List.of(), null, null, null, List.of(), null, null));

        client.resource(patch).patchStatus();
        client.pods()
                .inNamespace(namespace)
                .withName("orders-1")
                .edit(pod -> new PodBuilder(pod)
                        .editMetadata()
                        .addToAnnotations("postern.dev/wanted-digest", "aa")
                        .endMetadata()
                        .build());
        stored.delete();
        stored.edit(api -> {
            api.removeFinalizer("postern.dev/finalizer");
            return api;
        });

        assertThat(stored.get()).isNull();
    }

    @Test
    void servicesOfTheClusterAloneGoOnAndOthersDoNot() {
        var headless = new ServiceBuilder(Samples.service(namespace, Map.of()))
                .editSpec()
                .withType("ClusterIP")
                .withClusterIP("None")
                .endSpec()
                .build();
        var nodes = new ServiceBuilder(headless)
                .editMetadata()
                .withName("nodes")
                .endMetadata()
                .editSpec()
                .withClusterIP(null)
                .addToExternalIPs("192.0.2.1")
                .endSpec()
                .build();

        var created = client.resource(headless).create();

        assertThat(created.getMetadata().getUid()).isNotBlank();
        assertThatThrownBy(() -> client.resource(nodes).create()).hasMessageContaining("failed calling webhook");
        assertThatThrownBy(() -> client.services()
                        .inNamespace(namespace)
                        .resource(new ServiceBuilder(Samples.service(namespace, Map.of()))
                                .editMetadata()
                                .withName("public")
                                .endMetadata()
                                .build())
                        .create())
                .hasMessageContaining("failed calling webhook");
    }

    @Test
    void otherNamespacesGoOn() {
        assertThat(dryRun(Samples.unlabelledNamespace(client))).isNotNull();
        assertThat(dryRun("kube-system")).isNotNull();
    }

    private Pod dryRun(String where) {
        return client.resource(Samples.pod(where, "orders-2")).dryRun().create();
    }
}
