package dev.postern.injection;

import dev.postern.api.WorkloadSelector;
import dev.postern.contract.FileLayout;
import dev.postern.contract.MetadataKeys;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/** Pods and identities of every sort, the same for the same seed. */
final class RandomPods {

    private final Random random;

    RandomPods(long seed) {
        random = new Random(seed);
    }

    Identities identities() {
        var selector = new WorkloadSelector(Map.of("app", "orders"));
        var apis = IntStream.range(0, random.nextInt(2))
                .mapToObj(i -> new ApiIdentity("api-" + i, "u" + i, i, selector, "orders", 8080))
                .toList();
        var consumers = IntStream.range(0, random.nextInt(3))
                .mapToObj(i -> new ConsumerIdentity("c-" + i, "v" + i, i, selector, "orders", 9443 + i))
                .toList();
        return new Identities("shop", apis, consumers);
    }

    Pod pod() {
        var builder = new PodBuilder()
                .withNewMetadata()
                .withName("p")
                .withLabels(Map.of("app", "orders"))
                .endMetadata()
                .withNewSpec()
                .withServiceAccountName("orders")
                .withInitContainers(containers("init", random.nextInt(3)))
                .withContainers(containers("app", 1 + random.nextInt(3)))
                .addNewVolume()
                .withName("data")
                .endVolume()
                .endSpec();
        if (random.nextBoolean()) {
            builder.editMetadata()
                    .addToAnnotations(MetadataKeys.POD_MEMORY_LIMIT, random.nextInt(1, 900) + "Mi")
                    .endMetadata();
        }
        return random.nextInt(3) > 0 ? builder.build() : withHandMadeSidecar(builder);
    }

    private Pod withHandMadeSidecar(PodBuilder builder) {
        var impostor = new ContainerBuilder()
                .withName(FileLayout.SIDECAR_CONTAINER)
                .withImage("evil:1")
                .withNewSecurityContext()
                .withPrivileged(true)
                .endSecurityContext()
                .build();
        return builder.editSpec()
                .addToInitContainers(random.nextInt(2), impostor)
                .addNewVolume()
                .withName(FileLayout.MATERIAL_VOLUME)
                .withNewHostPath("/", "")
                .endVolume()
                .endSpec()
                .build();
    }

    private List<Container> containers(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> container(prefix + i)).toList();
    }

    private Container container(String name) {
        return new ContainerBuilder()
                .withName(name)
                .withImage("x:1")
                .addNewPort()
                .withName("web")
                .withContainerPort(8080)
                .endPort()
                .withReadinessProbe(probe())
                .withLivenessProbe(probe())
                .withStartupProbe(probe())
                .build();
    }

    private Probe probe() {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> http(new IntOrString(8080)).build();
            case 2 -> http(new IntOrString("web")).withTimeoutSeconds(3).build();
            case 3 -> http(new IntOrString(9999)).build();
            case 4 ->
                http(new IntOrString(8080))
                        .editHttpGet()
                        .addNewHttpHeader("Host", "a.b")
                        .endHttpGet()
                        .build();
            default ->
                new ProbeBuilder()
                        .withNewTcpSocket()
                        .withNewPort(8080)
                        .endTcpSocket()
                        .build();
        };
    }

    private ProbeBuilder http(IntOrString port) {
        return new ProbeBuilder()
                .withNewHttpGet()
                .withPath("/p" + random.nextInt(9) + "?q=1")
                .withPort(port)
                .endHttpGet();
    }
}
