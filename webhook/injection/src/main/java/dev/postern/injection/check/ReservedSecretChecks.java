package dev.postern.injection.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.contract.ChildNames;
import dev.postern.contract.FileLayout;
import dev.postern.injection.PodFinding;
import dev.postern.injection.PodView;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Secrets with the names of identities reach a pod only through the sidecar's own volume. Every way of naming a Secret
 * in a pod is looked for, present and future: a field whose name speaks of a secret and whose value, or whose
 * {@code name}, begins as those of identities do. It is the name that is reserved, not the Secrets there are today, or a
 * pod could wait for one that is yet to be made.
 */
final class ReservedSecretChecks {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> PREFIXES = List.of(
            ChildNames.ofApi("").identitySecret(), ChildNames.ofConsumer("").identitySecret());

    private ReservedSecretChecks() {}

    static Stream<PodFinding> anywhere(PodView pod) {
        return search("spec", JSON.valueToTree(pod.spec()));
    }

    /** In a pod whose sidecar and volumes injection writes anew, all the rest. */
    static Stream<PodFinding> outsideSidecar(PodView pod) {
        var rest = pod.spec().toBuilder()
                .removeMatchingFromVolumes(volume -> FileLayout.MATERIAL_VOLUME.equals(volume.getName()))
                .removeMatchingFromInitContainers(container -> FileLayout.SIDECAR_CONTAINER.equals(container.getName()))
                .build();
        return search("spec", JSON.valueToTree(rest));
    }

    private static Stream<PodFinding> search(String path, JsonNode node) {
        if (node.isArray()) {
            return IntStream.range(0, node.size()).boxed().flatMap(i -> search(path + "[" + i + "]", node.get(i)));
        }
        return node.properties().stream()
                .flatMap(field -> field(path + "." + field.getKey(), field.getKey(), field.getValue()));
    }

    private static Stream<PodFinding> field(String path, String name, JsonNode value) {
        var here = name.toLowerCase(Locale.ROOT).contains("secret") ? references(value) : Stream.<String>empty();
        return Stream.concat(
                here.filter(ReservedSecretChecks::isReserved).map(secret -> finding(path, secret)),
                search(path, value));
    }

    private static Stream<String> references(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> Stream.of(value.textValue());
            case OBJECT -> Stream.of(value.path("name").asText());
            case ARRAY -> value.valueStream().flatMap(ReservedSecretChecks::references);
            case BINARY, BOOLEAN, MISSING, NULL, NUMBER, POJO -> Stream.empty();
        };
    }

    private static boolean isReserved(String secret) {
        return PREFIXES.stream().anyMatch(secret::startsWith);
    }

    private static PodFinding finding(String path, String secret) {
        return new PodFinding(
                path,
                "reserved-secret",
                "Secret " + secret + " has the name of an identity's key, which only the sidecar may have. Name another"
                        + " Secret");
    }
}
