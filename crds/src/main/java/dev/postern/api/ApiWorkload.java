package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.postern.contract.Ports;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The pods behind an InternalApi and where their application listens. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@ValidationRule(
        value = "!(self.port >= " + Ports.RESERVED_FIRST + " && self.port <= " + Ports.RESERVED_LAST
                + ") && !(self.port >= " + Ports.RESERVED_INBOUND_FIRST + " && self.port <= "
                + Ports.RESERVED_INBOUND_LAST + ")",
        message = "port must stay out of " + Ports.RESERVED_FIRST + "-" + Ports.RESERVED_LAST + " and "
                + Ports.RESERVED_INBOUND_FIRST + "-" + Ports.RESERVED_INBOUND_LAST + ", which the sidecar uses",
        fieldPath = ".port")
public record ApiWorkload(
        @JsonPropertyDescription("Selects the pods of this namespace that serve the API.") @Required
        WorkloadSelector selector,

        @JsonPropertyDescription(
                "Service account the pods must run as. Who may create pods with it may act as this" + " API.")
        @Required
        @Pattern(Patterns.DNS_SUBDOMAIN) @Size(min = 1, max = 253) String serviceAccount,

        @JsonPropertyDescription("Port of the application. The sidecar forwards authorised requests to it on loopback.")
        @Required
        @Min(1) @Max(65535) int port,

        @JsonPropertyDescription("What the application speaks: Auto, Http1 or Http2. Auto is HTTP/1.1 for now, and"
                + " Http2 is refused until it is built.")
        @Default("Auto")
        @Nullable Protocol protocol) {

    public ApiWorkload {
        serviceAccount = Values.text(serviceAccount);
    }

    /** Empty when this version does not know the value. */
    public Optional<Protocol> optionalProtocol() {
        return Optional.ofNullable(protocol);
    }

    /** Application protocol. */
    public enum Protocol {
        @JsonProperty("Auto")
        AUTO,
        @JsonProperty("Http1")
        HTTP1,
        @JsonProperty("Http2")
        HTTP2
    }
}
