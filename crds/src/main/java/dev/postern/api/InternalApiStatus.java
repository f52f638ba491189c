package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What Postern says about an InternalApi. Server-side apply deletes what a writer omits, so it is always written whole. */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record InternalApiStatus(
        @JsonPropertyDescription("Generation of the spec this status is about.") @Min(0) long observedGeneration,

        @JsonPropertyDescription("Accepted, LoadBalancerReady, EndpointServiceReady, CertificateReady, PolicyReady,"
                + " TargetsHealthy, RuntimeReady and, derived from them, Ready. Those of a part the spec does not ask"
                + " for are left out.")
        @Size(max = 16) List<Condition> conditions,

        @JsonPropertyDescription("How callers reach the API.") @Nullable Service service,

        @JsonPropertyDescription("The API's certificates.") @Nullable CertificateStatus certificate,

        @JsonPropertyDescription("The signed document the API's sidecars obey.") @Nullable DocumentStatus document,

        @JsonPropertyDescription("Who has been given access, by consumer.") @Size(max = 1024) List<Grant> grants,

        @JsonPropertyDescription("The API's pods.") @Nullable PodsStatus pods,

        @JsonPropertyDescription("What Postern owns in AWS for this API.") @Nullable AwsStatus aws) {

    public InternalApiStatus {
        conditions = Values.list(conditions);
        grants = Values.list(grants);
    }

    public Optional<Service> optionalService() {
        return Optional.ofNullable(service);
    }

    public Optional<CertificateStatus> optionalCertificate() {
        return Optional.ofNullable(certificate);
    }

    public Optional<DocumentStatus> optionalDocument() {
        return Optional.ofNullable(document);
    }

    public Optional<PodsStatus> optionalPods() {
        return Optional.ofNullable(pods);
    }

    public Optional<AwsStatus> optionalAws() {
        return Optional.ofNullable(aws);
    }

    /** What consumers need to know to connect. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Service(
            @JsonPropertyDescription("Host and port for callers of the same cluster.") @Size(max = 259) String inClusterAddress,

            @JsonPropertyDescription("Name of the endpoint service.") @Size(max = 255) String endpointServiceName,

            @JsonPropertyDescription("Availability zone ids from which endpoints can connect.") @Size(max = 6) List<@Size(max = 32) String> availabilityZoneIds,

            @JsonPropertyDescription("Open, or Closing: consumers withdraw their records and endpoints.") @Nullable State state) {

        public Service {
            inClusterAddress = Values.text(inClusterAddress);
            endpointServiceName = Values.text(endpointServiceName);
            availabilityZoneIds = Values.list(availabilityZoneIds);
        }

        public Optional<State> optionalState() {
            return Optional.ofNullable(state);
        }
    }

    /** Whether the API takes consumers. */
    public enum State {
        @JsonProperty("Open")
        OPEN,
        @JsonProperty("Closing")
        CLOSING
    }
}
