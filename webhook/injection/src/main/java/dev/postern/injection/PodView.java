package dev.postern.injection;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EphemeralContainer;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a pod of which any part may be missing. */
public record PodView(ObjectMeta metadata, PodSpec spec) {

    public static PodView of(Pod pod) {
        return new PodView(
                Optional.ofNullable(pod.getMetadata()).orElseGet(ObjectMeta::new),
                Optional.ofNullable(pod.getSpec()).orElseGet(PodSpec::new));
    }

    public Map<String, String> labels() {
        return orEmpty(metadata.getLabels());
    }

    public Map<String, String> annotations() {
        return orEmpty(metadata.getAnnotations());
    }

    public List<Container> initContainers() {
        return orEmpty(spec.getInitContainers());
    }

    public List<Container> containers() {
        return orEmpty(spec.getContainers());
    }

    public List<EphemeralContainer> ephemeralContainers() {
        return orEmpty(spec.getEphemeralContainers());
    }

    public List<Volume> volumes() {
        return orEmpty(spec.getVolumes());
    }

    /** The account the pod runs as; Kubernetes fills in the default later than some callers look. */
    public String serviceAccount() {
        return Optional.ofNullable(spec.getServiceAccountName())
                .filter(name -> !name.isEmpty())
                .orElse("default");
    }

    /** The container that goes by the sidecar's name where the sidecar stands, whoever wrote it. */
    public Optional<Container> sidecar() {
        return initContainers().stream()
                .filter(container -> view("", container).hasSidecarName())
                .findFirst();
    }

    /** Every container but the one that stands where the sidecar does under its name. */
    public Stream<ContainerView> containersButSidecar() {
        return Stream.concat(
                initContainerViews().filter(container -> !container.hasSidecarName()),
                Stream.concat(containerViews(), ephemeralContainerViews()));
    }

    public Stream<ContainerView> initContainerViews() {
        return indexed(
                initContainers(),
                i -> view("spec.initContainers[" + i + "]", initContainers().get(i)));
    }

    public Stream<ContainerView> containerViews() {
        return indexed(
                containers(),
                i -> view("spec.containers[" + i + "]", containers().get(i)));
    }

    public Stream<ContainerView> ephemeralContainerViews() {
        return indexed(
                ephemeralContainers(),
                i -> view(
                        "spec.ephemeralContainers[" + i + "]",
                        ephemeralContainers().get(i)));
    }

    private static ContainerView view(String path, Container container) {
        return new ContainerView(
                path,
                orEmpty(container.getName()),
                orEmpty(container.getVolumeMounts()),
                orEmpty(container.getPorts()));
    }

    private static ContainerView view(String path, EphemeralContainer container) {
        return new ContainerView(path, orEmpty(container.getName()), orEmpty(container.getVolumeMounts()), List.of());
    }

    private static Stream<ContainerView> indexed(List<?> list, IntFunction<ContainerView> view) {
        return IntStream.range(0, list.size()).mapToObj(view);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }

    private static Map<String, String> orEmpty(@Nullable Map<String, String> map) {
        return map == null ? Map.of() : map;
    }
}
