package dev.postern.injection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.WorkloadSelector;
import dev.postern.contract.FileLayout;
import dev.postern.injection.check.PodUpdateChecks;
import dev.postern.injection.pod.FinalShape;
import dev.postern.injection.pod.InjectedPod;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FinalShapeTest {

    private static final ApiIdentity ORDERS =
            new ApiIdentity("orders", "u", 4, new WorkloadSelector(Map.of("app", "orders")), "orders", 8080);

    private static final PodBinding BINDING = new PodBinding("shop", Optional.of(ORDERS), List.of());

    private static final Pod INJECTED = InjectedPod.of(
            new PodBuilder()
                    .withNewMetadata()
                    .withLabels(Map.of("app", "orders"))
                    .endMetadata()
                    .withNewSpec()
                    .addNewContainer()
                    .withName("app")
                    .endContainer()
                    .endSpec()
                    .build(),
            BINDING,
            Cases.SETTINGS);

    @Test
    void injectedPodIsFine() {
        assertThat(paths(INJECTED)).isEmpty();
    }

    @Test
    void podWithoutSidecarIsNamed() {
        var pod = new PodBuilder(INJECTED)
                .editSpec()
                .withInitContainers()
                .endSpec()
                .build();

        assertThat(paths(pod)).containsExactly("spec.initContainers");
    }

    @Test
    void secondContainerOfTheNameIsNamed() {
        var pod = new PodBuilder(INJECTED)
                .editSpec()
                .addNewInitContainer()
                .withName(FileLayout.SIDECAR_CONTAINER)
                .endInitContainer()
                .endSpec()
                .build();

        assertThat(paths(pod)).containsExactly("spec.initContainers");
    }

    @Test
    void otherImageCommandUserOrHookIsNamed() {
        assertThat(paths(sidecar(c -> c.withImage("evil:1")))).containsExactly(sidecarField("image"));
        assertThat(paths(sidecar(c -> c.withCommand("/bin/sh")))).containsExactly(sidecarField("command"));
        assertThat(paths(sidecar(c -> c.editSecurityContext().withRunAsUser(0L).endSecurityContext())))
                .containsExactly(sidecarField("securityContext"));
        assertThat(paths(sidecar(c -> c.withNewLifecycle().endLifecycle()))).containsExactly(sidecarField("lifecycle"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AWS_REGION",
                "LD_PRELOAD",
                "POSTERN_BINDING",
                "POSTERN_STATE",
                "postern.binding",
                "postern_binding",
                "postern_state",
                "smallrye.config.locations"
            })
    void anyVariableThatWasAddedIsNamed(String name) {
        assertThat(paths(sidecar(
                        c -> c.addNewEnv().withName(name).withValue("{}").endEnv())))
                .containsExactly(sidecarField("env"));
        assertThat(paths(sidecar(
                        c -> c.addNewEnvFrom().withNewConfigMapRef(name, false).endEnvFrom())))
                .containsExactly(sidecarField("envFrom"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/var/run/secrets/eks",
                "/var/run/postern/api",
                "//var/run/postern",
                "/var/run/./postern",
                "/opt/postern",
                "/"
            })
    void anyMountThatWasAddedIsNamed(String path) {
        assertThat(paths(sidecar(c ->
                        c.addNewVolumeMount().withName("t").withMountPath(path).endVolumeMount())))
                .containsExactly(sidecarField("volumeMounts"));
    }

    @Test
    void otherwisePlacedMountOrFileIsNamed() {
        assertThat(paths(sidecar(
                        c -> c.editFirstVolumeMount().withSubPath("other").endVolumeMount())))
                .containsExactly(sidecarField("volumeMounts"));
        assertThat(paths(sidecar(c -> c.addNewVolumeDevice("/dev/x", "x"))))
                .containsExactly(sidecarField("volumeDevices"));
        assertThat(paths(sidecar(c -> c.withTerminationMessagePath("/var/run/postern/api/document.jws"))))
                .containsExactly(sidecarField("terminationMessagePath"));
        assertThat(paths(sidecar(c -> c.removeMatchingFromPorts(port -> "postern-pl".equals(port.getName())))))
                .containsExactly(sidecarField("ports"));
    }

    @Test
    void cpuMemoryAndAlwaysPullingAreOthersToChangeAndDevicesAreNot() {
        assertThat(paths(sidecar(c -> c.withImagePullPolicy("Always")
                        .editResources()
                        .addToLimits("cpu", new Quantity("2"))
                        .addToRequests("memory", new Quantity("1Gi"))
                        .endResources())))
                .isEmpty();
        assertThat(paths(sidecar(c -> c.withImagePullPolicy("Never"))))
                .containsExactly(sidecarField("imagePullPolicy"));
        assertThat(paths(sidecar(c -> c.editResources()
                        .addNewClaim()
                        .withName("device")
                        .endClaim()
                        .endResources())))
                .containsExactly(sidecarField("resources"));
    }

    @Test
    void generationThatMovedInBetweenIsNoDifference() {
        var later = new ApiIdentity("orders", "u", 5, ORDERS.selector(), "orders", 8080);
        var other = new ApiIdentity("orders", "another", 4, ORDERS.selector(), "orders", 8080);

        assertThat(FinalShape.findings(INJECTED, new PodBinding("shop", Optional.of(later), List.of()), Cases.SETTINGS))
                .isEmpty();
        assertThat(FinalShape.findings(INJECTED, new PodBinding("shop", Optional.of(other), List.of()), Cases.SETTINGS))
                .extracting(PodFinding::path)
                .containsExactly(sidecarField("env"));
    }

    @Test
    void updateMayMoveTheSidecarToTheConfiguredImageAndToNoOther() {
        var old = sidecar(c -> c.withImage("registry.example/postern/sidecar@sha256:0000"));
        var evil = sidecar(c -> c.withImage("evil:1"));

        assertThat(PodUpdateChecks.findings(old, old, Cases.SETTINGS.image())).isEmpty();
        assertThat(PodUpdateChecks.findings(old, INJECTED, Cases.SETTINGS.image()))
                .isEmpty();
        assertThat(PodUpdateChecks.findings(INJECTED, evil, Cases.SETTINGS.image()))
                .extracting(PodFinding::code)
                .containsExactly("sidecar-altered");
    }

    @Test
    void ephemeralContainerMayNeitherMountNorTargetNorNameWhatIsOurs() {
        var debug = new PodBuilder(INJECTED)
                .editSpec()
                .addNewEphemeralContainer()
                .withName("debug")
                .endEphemeralContainer()
                .endSpec()
                .build();
        var thief = new PodBuilder(INJECTED)
                .editSpec()
                .addNewEphemeralContainer()
                .withName("thief")
                .withTargetContainerName(FileLayout.SIDECAR_CONTAINER)
                .addNewVolumeMount()
                .withName(FileLayout.MATERIAL_VOLUME)
                .withMountPath("/m")
                .endVolumeMount()
                .addNewEnv()
                .withName("K")
                .withNewValueFrom()
                .withNewSecretKeyRef("tls.key", "postern-api-orders", false)
                .endValueFrom()
                .endEnv()
                .endEphemeralContainer()
                .endSpec()
                .build();

        assertThat(PodUpdateChecks.findings(INJECTED, debug, "i")).isEmpty();
        assertThat(PodUpdateChecks.findings(INJECTED, thief, "i"))
                .extracting(PodFinding::code)
                .containsExactly("reserved-volume", "not-isolated", "reserved-secret");
        assertThat(PodUpdateChecks.findings(thief, thief, "i")).isEmpty();
    }

    private static String sidecarField(String field) {
        return "spec.initContainers[postern-sidecar]." + field;
    }

    private static Pod sidecar(Consumer<ContainerBuilder> change) {
        var container =
                new ContainerBuilder(INJECTED.getSpec().getInitContainers().getFirst());
        change.accept(container);
        return new PodBuilder(INJECTED)
                .editSpec()
                .withInitContainers(container.build())
                .endSpec()
                .build();
    }

    private static List<String> paths(Pod pod) {
        return FinalShape.findings(pod, BINDING, Cases.SETTINGS).stream()
                .map(PodFinding::path)
                .toList();
    }
}
