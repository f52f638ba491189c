package dev.postern.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import dev.postern.api.ApiConsumerSpec;
import dev.postern.api.InternalApiSpec;
import dev.postern.plan.apiconsumer.ApiConsumerPlanning;
import dev.postern.plan.facts.ApiConsumerFacts;
import dev.postern.plan.facts.InternalApiFacts;
import dev.postern.plan.internalapi.InternalApiPlanning;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/** The inputs of one case, ready to be planned. */
sealed interface Case {

    ObjectMapper YAML = new ObjectMapper(new YAMLFactory()).registerModule(new Jdk8Module());

    Planning plan();

    record OfApi(InternalApiSpec spec, InternalApiFacts facts) implements Case {
        @Override
        public Planning plan() {
            return InternalApiPlanning.plan(spec.optionalPrivateLink().orElseThrow(), facts);
        }
    }

    record OfConsumer(ApiConsumerSpec spec, ApiConsumerFacts facts) implements Case {
        @Override
        public Planning plan() {
            return ApiConsumerPlanning.plan(spec.optionalPrivateLink().orElseThrow(), facts);
        }
    }

    static Case read(Path folder, Set<String> read) throws IOException {
        JsonNode object = tree(folder, "in-object.yaml", read);
        JsonNode facts = tree(folder, "in-facts.yaml", read);
        return switch (object.get("kind").asText()) {
            case "InternalApi" ->
                new OfApi(
                        YAML.treeToValue(object.get("spec"), InternalApiSpec.class),
                        YAML.treeToValue(facts, InternalApiFacts.class));
            case "ApiConsumer" ->
                new OfConsumer(
                        YAML.treeToValue(object.get("spec"), ApiConsumerSpec.class),
                        YAML.treeToValue(facts, ApiConsumerFacts.class));
            default -> throw new IllegalArgumentException("no such kind: " + object.get("kind"));
        };
    }

    private static JsonNode tree(Path folder, String file, Set<String> read) throws IOException {
        read.add(file);
        return YAML.readTree(folder.resolve(file).toFile());
    }
}
