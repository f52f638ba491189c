package dev.postern.operator;

import dev.postern.contract.Binding;
import dev.postern.contract.Binding.ApiBinding;
import dev.postern.contract.FileLayout;
import dev.postern.contract.MetadataKeys;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodConditionBuilder;
import io.fabric8.kubernetes.api.model.PodIP;
import io.fabric8.kubernetes.api.model.PodStatusBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A pod as the webhook leaves it, bound to one API, with an address of this machine; nothing runs in it. */
record ApiPod(Shop shop, String api, String name, String ip) {

    static ApiPod ready(Shop shop, String api, String name, String ip) {
        ApiPod pod = new ApiPod(shop, api, name, ip);
        shop.client().resource(pod.desired()).create();
        // A merge, as kubelet's: the operator may have annotated the pod meanwhile.
        pod.resource().subresource("status").patch(PatchContext.of(PatchType.JSON_MERGE), pod.running());
        return pod;
    }

    PodResource resource() {
        return shop.client().pods().inNamespace(namespace()).withName(name);
    }

    String namespace() {
        return shop.namespace();
    }

    String apiUid() {
        return shop.api(api).get().getMetadata().getUid();
    }

    ConfigMap document() {
        return shop.configMap("postern-api-" + api).orElseThrow();
    }

    Secret identity() {
        return shop.identityOfApi(api).orElseThrow();
    }

    private Pod running() {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace())
                .endMetadata()
                .withStatus(new PodStatusBuilder()
                        .withPhase("Running")
                        .withPodIP(ip)
                        .withPodIPs(new PodIP(ip))
                        .withConditions(new PodConditionBuilder()
                                .withType("Ready")
                                .withStatus("True")
                                .build())
                        .build())
                .build();
    }

    private Pod desired() {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace())
                .withLabels(
                        Map.of("app", api, MetadataKeys.POD_INJECTED, MetadataKeys.ENABLED, MetadataKeys.POD_API, api))
                .withAnnotations(Map.of("test", "pod"))
                .endMetadata()
                .withNewSpec()
                .withInitContainers(new ContainerBuilder()
                        .withName(FileLayout.SIDECAR_CONTAINER)
                        .withImage("postern/sidecar")
                        .withEnv(new EnvVar(
                                Binding.ENVIRONMENT_VARIABLE, binding().toJson(), null))
                        .build())
                .withContainers(new ContainerBuilder()
                        .withName("app")
                        .withImage("orders")
                        .build())
                .endSpec()
                .build();
    }

    private Binding binding() {
        return new Binding(
                TestCluster.TRUST_DOMAIN,
                "spiffe://prod.example/ns/postern-system/operator",
                List.of(),
                Optional.of(new ApiBinding(namespace(), api, apiUid(), 0, 8080, List.of())),
                List.of());
    }
}
