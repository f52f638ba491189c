package dev.postern.injection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.postern.api.ApiConsumer;
import dev.postern.api.InternalApi;
import dev.postern.contract.Binding;
import dev.postern.injection.pod.SidecarResources;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The corpus: a folder is a pod, the identities of its namespace, and what becomes of it. */
final class Cases {

    static final Path ROOT = Path.of("src/test/resources/cases");

    static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .build();

    static final SidecarSettings SETTINGS = new SidecarSettings(
            "registry.example/postern/sidecar@sha256:1111",
            List.of("postern-pull"),
            new SidecarResources(
                    new Quantity("50m"), Optional.empty(), new Quantity("128Mi"), Optional.of(new Quantity("256Mi"))),
            "prod.example",
            "spiffe://prod.example/ns/postern-system/operator",
            List.of(new Binding.DocumentKey("k1", "AAAA")));

    private Cases() {}

    static Stream<Path> folders() {
        return Arrays.stream(ROOT.toFile().listFiles()).sorted().map(file -> file.toPath());
    }

    static Pod pod(Path file) throws IOException {
        return YAML.readValue(file.toFile(), Pod.class);
    }

    static Identities identities(Path folder) throws IOException {
        var kinds = YAML.readTree(folder.resolve("in-identities.yaml").toFile());
        return Identities.of(
                "shop",
                objects(kinds.path("apis"), InternalApi.class),
                objects(kinds.path("consumers"), ApiConsumer.class));
    }

    private static <T> List<T> objects(JsonNode list, Class<T> type) {
        return list.valueStream().map(object -> YAML.convertValue(object, type)).toList();
    }
}
