package dev.postern.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.postern.api.DocumentStatus;
import dev.postern.api.InternalApi;
import dev.postern.api.InternalApiStatus;
import dev.postern.contract.Binding;
import dev.postern.contract.FileLayout;
import dev.postern.contract.MetadataKeys;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = WebhookCluster.class, scope = TestResourceScope.GLOBAL)
class PodAdmissionIT {

    @Inject
    KubernetesClient client;

    private String namespace;

    @BeforeEach
    void namespace() {
        namespace = Samples.labelledNamespace(client);
    }

    @Test
    void podCreatedRightAfterItsObjectsIsInjectedForAllOfThem() {
        var api = client.resource(Samples.api(namespace)).create();
        var consumer = client.resource(Samples.consumer(namespace)).create();

        var pod = create(Samples.pod(namespace, "orders-1"));

        assertThat(pod.getMetadata().getLabels())
                .containsEntry(MetadataKeys.POD_API, "orders")
                .containsEntry(MetadataKeys.POD_INJECTED, "true");
        assertThat(binding(pod).api().orElseThrow().uid())
                .isEqualTo(api.getMetadata().getUid());
        assertThat(binding(pod).consumers())
                .extracting(Binding.ConsumerBinding::uid)
                .containsExactly(consumer.getMetadata().getUid());
        assertThat(binding(pod).operatorId()).isEqualTo("spiffe://prod.example/ns/postern-system/operator");
        assertThat(binding(pod).documentKeys())
                .extracting(Binding.DocumentKey::keyId)
                .containsExactly("k1");
        assertThat(pod.getSpec()
                        .getContainers()
                        .getFirst()
                        .getReadinessProbe()
                        .getHttpGet()
                        .getPort()
                        .getIntVal())
                .isEqualTo(15021);
    }

    @Test
    void generationInTheStatusIsTheFloor() {
        client.resource(Samples.api(namespace)).create();
        var patch = new InternalApi();
        patch.setMetadata(Samples.api(namespace).getMetadata());
        patch.setStatus(new InternalApiStatus(
                1, List.of(), null, null, new DocumentStatus(12, "aa", null), List.of(), null, null));
        client.resource(patch).patchStatus();

        // Until the informer has it, a floor may be older; never newer.
        await().untilAsserted(() -> {
            var pod =
                    client.resource(Samples.pod(namespace, "orders-1")).dryRun().create();
            assertThat(binding(pod).api().orElseThrow().generationFloor()).isEqualTo(12);
        });
    }

    @Test
    void dryRunCreatePassesAndShowsTheSidecar() {
        client.resource(Samples.api(namespace)).create();

        var pod = client.resource(Samples.pod(namespace, "orders-1")).dryRun().create();

        assertThat(sidecar(pod).getImage()).isEqualTo("registry.example/postern/sidecar@sha256:1111");
        assertThat(client.pods().inNamespace(namespace).list().getItems()).isEmpty();
    }

    @Test
    void injectedManifestAppliedAgainIsInjectedTheSame() {
        client.resource(Samples.api(namespace)).create();
        var first = create(Samples.pod(namespace, "orders-1"));
        var copy = new PodBuilder(first)
                .editMetadata()
                .withName("orders-2")
                .withUid(null)
                .withResourceVersion(null)
                .endMetadata()
                .build();

        var second = create(copy);

        assertThat(second.getSpec()).isEqualTo(first.getSpec());
    }

    @Test
    void podsOfNoIdentityAndPodsOfOtherNamespacesStayAsTheyAre() {
        client.resource(Samples.api(namespace)).create();
        var web = new PodBuilder(Samples.pod(namespace, "web"))
                .editMetadata()
                .addToLabels("app", "web")
                .endMetadata()
                .build();
        var unlabelled = Samples.unlabelledNamespace(client);

        assertThat(create(web).getSpec().getInitContainers()).isEmpty();
        assertThat(create(Samples.pod(unlabelled, "orders")).getSpec().getInitContainers())
                .isEmpty();
    }

    @Test
    void podThatWouldLackItsIdentityIsRefusedWithTheReason() {
        client.resource(Samples.api(namespace)).create();
        var pod = new PodBuilder(Samples.pod(namespace, "orders-1"))
                .editSpec()
                .withServiceAccountName("web")
                .withHostNetwork(true)
                .endSpec()
                .build();

        assertThatThrownBy(() -> create(pod))
                .hasMessageContaining("InternalApi orders selects this pod but names service account orders")
                .hasMessageContaining("spec.hostNetwork");
    }

    @Test
    void keyOfAnIdentityIsForTheSidecarAlone() {
        var thief = new PodBuilder(Samples.pod(namespace, "thief"))
                .editSpec()
                .addNewVolume()
                .withName("v")
                .withNewSecret()
                .withSecretName("postern-api-orders")
                .endSecret()
                .endVolume()
                .endSpec()
                .build();

        assertThatThrownBy(() -> create(thief)).hasMessageContaining("postern-api-orders");
    }

    @Test
    void updateMayChangeTheApplicationsImageButNotTheSidecars() {
        client.resource(Samples.api(namespace)).create();
        create(Samples.pod(namespace, "orders-1"));
        var stored = client.pods().inNamespace(namespace).withName("orders-1");

        stored.edit(pod -> new PodBuilder(pod)
                .editSpec()
                .editFirstContainer()
                .withImage("shop/orders:2")
                .endContainer()
                .endSpec()
                .build());

        assertThat(stored.get().getSpec().getContainers().getFirst().getImage()).isEqualTo("shop/orders:2");
        assertThatThrownBy(() -> stored.edit(pod -> new PodBuilder(pod)
                        .editSpec()
                        .editFirstInitContainer()
                        .withImage("evil:1")
                        .endInitContainer()
                        .endSpec()
                        .build()))
                .hasMessageContaining("The sidecar's image is Postern's to choose");
    }

    @Test
    void ephemeralContainerMayNotReachTheSidecarsProcesses() {
        client.resource(Samples.api(namespace)).create();
        create(Samples.pod(namespace, "orders-1"));

        assertThatThrownBy(() -> debug(FileLayout.SIDECAR_CONTAINER)).hasMessageContaining("targetContainerName");
        assertThat(debug("app").getSpec().getEphemeralContainers()).hasSize(1);
    }

    private Pod debug(String target) {
        return client.pods()
                .inNamespace(namespace)
                .withName("orders-1")
                .ephemeralContainers()
                .edit(pod -> new PodBuilder(pod)
                        .editSpec()
                        .addNewEphemeralContainer()
                        .withName("debug")
                        .withImage("busybox")
                        .withTargetContainerName(target)
                        .endEphemeralContainer()
                        .endSpec()
                        .build());
    }

    private Pod create(Pod pod) {
        return client.resource(pod).create();
    }

    private static Container sidecar(Pod pod) {
        return pod.getSpec().getInitContainers().getFirst();
    }

    private static Binding binding(Pod pod) {
        return Binding.fromJson(sidecar(pod).getEnv().getFirst().getValue());
    }
}
