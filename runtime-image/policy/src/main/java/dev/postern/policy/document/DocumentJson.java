package dev.postern.policy.document;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.postern.policy.AccessPath;
import dev.postern.policy.PathTemplate;

/** How the alternatives are told apart in JSON, kept out of the types themselves: {@code kind} is part of the format. */
final class DocumentJson {

    private DocumentJson() {}

    static JsonMapper.Builder register(JsonMapper.Builder builder) {
        return builder.addMixIn(SignedDocument.class, Document.class)
                .addMixIn(CallerPath.class, Path.class)
                .addMixIn(ConsumerState.class, State.class)
                .addMixIn(AccessPath.class, Named.class)
                .addMixIn(PathTemplate.class, Template.class);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ApiDocument.class, name = "ApiDocument"),
        @JsonSubTypes.Type(value = ConsumerDocument.class, name = "ConsumerDocument")
    })
    private interface Document {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = CallerPath.PrivateLink.class, name = "PrivateLink"),
        @JsonSubTypes.Type(value = CallerPath.InCluster.class, name = "InCluster")
    })
    private interface Path {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = ConsumerState.Granted.class, name = "Granted"),
        @JsonSubTypes.Type(value = ConsumerState.Pending.class, name = "Pending"),
        @JsonSubTypes.Type(value = ConsumerState.Withdrawn.class, name = "Withdrawn")
    })
    private interface State {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = AccessPath.PrivateLink.class, name = "PrivateLink"),
        @JsonSubTypes.Type(value = AccessPath.InCluster.class, name = "InCluster")
    })
    private interface Named {}

    private abstract static class Template {

        @JsonCreator
        static PathTemplate of(String text) {
            return PathTemplate.of(text);
        }

        @Override
        @JsonValue
        public abstract String toString();
    }
}
