package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule of an AccessPolicy. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record AccessRule(
        @JsonPropertyDescription("Name of the rule, unique in the policy; decisions and logs name it.")
        @Required
        @Pattern(Patterns.DNS_LABEL) @Size(min = 1, max = 63) String name,

        @JsonPropertyDescription("Allow or Deny.") @Required @SchemaFrom(type = AccessPolicySpec.Effect.class)
        String effect,

        @JsonPropertyDescription(
                "The callers. An Allow rule is also the consent that gives them their endpoint and" + " certificate.")
        @Required
        @Size(min = 1, max = 128) List<Caller> from,

        @JsonPropertyDescription("The operations.") @Required @Size(min = 1, max = 32) List<Operation> to,

        @JsonPropertyDescription("A CEL condition that narrows the rule. Refused until it is built: leaving it out of"
                + " account would widen the rule.")
        @Size(min = 1, max = 1024) @Nullable String when) {

    public AccessRule {
        name = Values.text(name);
        effect = Values.text(effect);
        from = Values.list(from);
        to = Values.list(to);
    }

    /** One caller. */
    public record Caller(
            @JsonPropertyDescription("An ApiConsumer, on the path consented to.") @Required
            ConsumerReference consumer) {

        public Caller {
            consumer = consumer == null ? ConsumerReference.MISSING : consumer;
        }
    }

    /** An ApiConsumer together with the path it may come by. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ConsumerReference(
            @JsonPropertyDescription("Namespace of the ApiConsumer.")
            @Required
            @Pattern(Patterns.DNS_LABEL) @Size(min = 1, max = 63) String namespace,

            @JsonPropertyDescription("Name of the ApiConsumer.")
            @Required
            @Pattern(Patterns.DNS_LABEL) @Size(min = 1, max = 40) String name,

            @JsonPropertyDescription("Account the consumer comes from over PrivateLink. Absent: the in-cluster path.")
            @Pattern(Patterns.DNS_LABEL) @Size(min = 1, max = 63) @Nullable String account,

            @JsonPropertyDescription("When the consent ends (RFC 3339). Absent: not by itself.")
            @Pattern(Patterns.TIMESTAMP) @Size(max = 40) @Nullable String expiresAt) {

        static final ConsumerReference MISSING = new ConsumerReference("", "", null, null);

        public ConsumerReference {
            namespace = Values.text(namespace);
            name = Values.text(name);
        }
    }

    /** Methods on paths. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Operation(
            @JsonPropertyDescription("HTTP methods, each by name: GET does not imply HEAD.")
            @Required
            @Size(min = 1, max = 7) List<@Pattern(Patterns.HTTP_METHOD) @Size(max = 16) String> methods,

            @JsonPropertyDescription("Path templates: /orders, /orders/{id}, or /orders/** for everything below. The"
                    + " query is not part of the match.")
            @Required
            @Size(min = 1, max = 64) List<@Pattern(Patterns.ABSOLUTE_PATH) @Size(max = 1024) String> paths) {

        public Operation {
            methods = Values.list(methods);
            paths = Values.list(paths);
        }
    }
}
