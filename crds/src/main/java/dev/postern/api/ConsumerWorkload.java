package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import dev.postern.contract.Ports;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;

/** The workload half of an ApiConsumer: the pods that call and the local port they call. */
@ValidationRule(
        value = "!(self.localPort >= " + Ports.RESERVED_FIRST + " && self.localPort <= " + Ports.RESERVED_LAST
                + ") && !(self.localPort >= " + Ports.RESERVED_INBOUND_FIRST + " && self.localPort <= "
                + Ports.RESERVED_INBOUND_LAST + ")",
        message = "localPort must stay out of " + Ports.RESERVED_FIRST + "-" + Ports.RESERVED_LAST + " and "
                + Ports.RESERVED_INBOUND_FIRST + "-" + Ports.RESERVED_INBOUND_LAST + ", which the sidecar uses",
        fieldPath = ".localPort")
public record ConsumerWorkload(
        @JsonPropertyDescription("Selects the pods of this namespace that call the API.") @Required
        WorkloadSelector selector,

        @JsonPropertyDescription(
                "Service account the pods must run as. Who may create pods with it may act as this" + " consumer.")
        @Required
        @Pattern(Patterns.DNS_SUBDOMAIN) @Size(min = 1, max = 253) String serviceAccount,

        @JsonPropertyDescription("Port on the pod's loopback where the sidecar takes plain HTTP for the API. Pods take"
                + " up a change when they are replaced.")
        @Required
        @Min(1024) @Max(65535) int localPort) {

    public ConsumerWorkload {
        serviceAccount = Values.text(serviceAccount);
    }

    /** What an application puts in its configuration. */
    public String localAddress() {
        return "http://127.0.0.1:" + localPort;
    }
}
