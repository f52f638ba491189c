package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import org.jspecify.annotations.Nullable;

/** One expectation of an AccessPolicy about itself. */
public record AccessTest(
        @JsonPropertyDescription("Name of the test, unique in the policy.")
        @Required
        @Pattern(Patterns.TITLE) @Size(min = 1, max = 128) String name,

        @JsonPropertyDescription("The call.") @Required Request request,

        @JsonPropertyDescription("What the policy must decide: Allow or Deny.")
        @Required
        @SchemaFrom(type = AccessPolicySpec.Effect.class)
        String expect) {

    public AccessTest {
        name = Values.text(name);
        request = request == null ? new Request(new Caller(ConsumerReference.MISSING), "", "") : request;
        expect = Values.text(expect);
    }

    /** A call somebody might make. */
    public record Request(
            @JsonPropertyDescription("Who calls.") @Required Caller from,

            @JsonPropertyDescription("HTTP method.") @Required @Pattern(Patterns.HTTP_METHOD) @Size(max = 16) String method,

            @JsonPropertyDescription("Path, without query.")
            @Required
            @Pattern(Patterns.ABSOLUTE_PATH) @Size(max = 1024) String path) {

        public Request {
            from = from == null ? new Caller(ConsumerReference.MISSING) : from;
            method = Values.text(method);
            path = Values.text(path);
        }
    }

    /** The caller of a test. */
    public record Caller(
            @JsonPropertyDescription("An ApiConsumer.") @Required
            ConsumerReference consumer) {

        public Caller {
            consumer = consumer == null ? ConsumerReference.MISSING : consumer;
        }
    }

    /** An ApiConsumer, on a path or on any path a rule names for it. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record ConsumerReference(
            @JsonPropertyDescription("Namespace of the ApiConsumer.")
            @Required
            @Pattern(Patterns.DNS_LABEL) @Size(min = 1, max = 63) String namespace,

            @JsonPropertyDescription("Name of the ApiConsumer.")
            @Required
            @Pattern(Patterns.DNS_LABEL) @Size(min = 1, max = 40) String name,

            @JsonPropertyDescription("Account the call comes from.")
            @Pattern(Patterns.DNS_LABEL) @Size(min = 1, max = 63) @Nullable String account) {

        static final ConsumerReference MISSING = new ConsumerReference("", "", null);

        public ConsumerReference {
            namespace = Values.text(namespace);
            name = Values.text(name);
        }
    }
}
