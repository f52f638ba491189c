package dev.postern.injection.pod;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.contract.FileLayout;
import dev.postern.contract.MetadataKeys;
import dev.postern.injection.PodBinding;
import dev.postern.injection.PodFinding;
import dev.postern.injection.PodView;
import dev.postern.injection.SidecarSettings;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Whether an identity's pod, after every other webhook has had its way with it, still is what injection made of it. The
 * sidecar is compared field by field, but for the few that {@link SidecarEssence} puts back.
 */
public final class FinalShape {

    private static final ObjectMapper JSON = new ObjectMapper();

    private FinalShape() {}

    public static List<PodFinding> findings(Pod pod, PodBinding binding, SidecarSettings settings) {
        var actual = PodView.of(pod);
        var wanted = PodView.of(InjectedPod.of(pod, binding, settings));
        return Stream.of(sidecar(actual, wanted), volumes(actual, wanted), labels(actual, wanted))
                .flatMap(findings -> findings)
                .toList();
    }

    private static Stream<PodFinding> sidecar(PodView actual, PodView wanted) {
        var ours = actual.initContainers().stream()
                .filter(container -> FileLayout.SIDECAR_CONTAINER.equals(container.getName()))
                .toList();
        return ours.size() == 1
                ? fields(ours.getFirst(), wanted.sidecar().orElseThrow())
                : Stream.of(new PodFinding(
                        "spec.initContainers",
                        "not-injected",
                        "The pod has the labels of an identity, but no sidecar. It was probably created in the moment"
                                + " its InternalApi or ApiConsumer was; create it again"));
    }

    private static Stream<PodFinding> fields(Container actual, Container wanted) {
        JsonNode found = JSON.valueToTree(SidecarEssence.of(actual, wanted));
        JsonNode expected = JSON.valueToTree(wanted);
        return Stream.concat(fieldNames(found), fieldNames(expected))
                .distinct()
                .filter(field -> !Objects.equals(found.get(field), expected.get(field)))
                .map(field -> altered("spec.initContainers[" + FileLayout.SIDECAR_CONTAINER + "]." + field));
    }

    private static Stream<String> fieldNames(JsonNode node) {
        return StreamSupport.stream(((Iterable<String>) node::fieldNames).spliterator(), false);
    }

    private static Stream<PodFinding> volumes(PodView actual, PodView wanted) {
        return Stream.of(FileLayout.MATERIAL_VOLUME, FileLayout.STATE_VOLUME)
                .filter(name -> !volume(actual, name).equals(volume(wanted, name)))
                .map(name -> altered("spec.volumes[" + name + "]"));
    }

    private static Optional<Volume> volume(PodView pod, String name) {
        return pod.volumes().stream()
                .filter(volume -> name.equals(volume.getName()))
                .findFirst();
    }

    private static Stream<PodFinding> labels(PodView actual, PodView wanted) {
        return Stream.of(MetadataKeys.POD_API, MetadataKeys.POD_INJECTED)
                .filter(key -> !Objects.equals(
                        actual.labels().get(key), wanted.labels().get(key)))
                .map(key -> altered("metadata.labels[" + key + "]"));
    }

    private static PodFinding altered(String path) {
        return new PodFinding(
                path,
                "sidecar-altered",
                "Not what Postern injected: another admission webhook has changed it. Exempt the sidecar there");
    }
}
