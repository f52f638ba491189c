package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What Postern says about an ApiConsumer. The two halves are apart: {@code path} is what stands in the consumer's
 * account, {@code workload} what its pods have; either may be absent.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record ApiConsumerStatus(
        @JsonPropertyDescription("Generation of the spec this status is about.") @Min(0) long observedGeneration,

        @JsonPropertyDescription("Accepted, Authorized, EndpointReady, ConnectionAccepted, DnsReady, CertificateReady,"
                + " RuntimeReady and, derived from them, Ready. Those of a part the spec does not ask for are left"
                + " out.")
        @Size(max = 16) List<Condition> conditions,

        @JsonPropertyDescription("Where the pods call the API: plain HTTP on their own loopback.") @Size(max = 64) String address,

        @JsonPropertyDescription("The consent in force. Absent: none, and the condition Authorized says why.") @Nullable Consent grant,

        @JsonPropertyDescription("The path half: what stands in the consumer's account.") @Nullable Path path,

        @JsonPropertyDescription("The workload half: identity and sidecars of the pods.") @Nullable Workload workload) {

    public ApiConsumerStatus {
        conditions = Values.list(conditions);
        address = Values.text(address);
    }

    public Optional<Consent> optionalGrant() {
        return Optional.ofNullable(grant);
    }

    public Optional<Path> optionalPath() {
        return Optional.ofNullable(path);
    }

    public Optional<Workload> optionalWorkload() {
        return Optional.ofNullable(workload);
    }

    /** The rule that consents. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Consent(
            @JsonPropertyDescription("Name of the AccessPolicy, in the API's namespace.") @Size(max = 253) String policy,

            @JsonPropertyDescription("Name of its rule.") @Size(max = 63) String rule,

            @JsonPropertyDescription("PrivateLink or InCluster.") @Nullable GrantPath path,

            @JsonPropertyDescription("When the consent ends by itself.")
            @JsonFormat(shape = JsonFormat.Shape.STRING)
            @Nullable Instant expiresAt) {

        public Consent {
            policy = Values.text(policy);
            rule = Values.text(rule);
        }

        public Optional<GrantPath> optionalPath() {
            return Optional.ofNullable(path);
        }

        public Optional<Instant> optionalExpiresAt() {
            return Optional.ofNullable(expiresAt);
        }
    }

    /** Endpoint and record. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Path(
            @JsonPropertyDescription("Id of the interface endpoint.") @Size(max = 64) String endpointId,

            @JsonPropertyDescription("State of the endpoint, in AWS's words.") @Size(max = 32) String endpointState,

            @JsonPropertyDescription("Name under which the endpoint is found.") @Size(max = 253) String dnsName,

            @JsonPropertyDescription("What Postern owns in AWS for this consumer.") @Nullable AwsStatus aws) {

        public Path {
            endpointId = Values.text(endpointId);
            endpointState = Values.text(endpointState);
            dnsName = Values.text(dnsName);
        }

        public Optional<AwsStatus> optionalAws() {
            return Optional.ofNullable(aws);
        }
    }

    /** Identity, document and pods. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Workload(
            @JsonPropertyDescription("The consumer's certificates.") @Nullable CertificateStatus certificate,

            @JsonPropertyDescription("The signed document the consumer's sidecars obey.") @Nullable DocumentStatus document,

            @JsonPropertyDescription("The consumer's pods.") @Nullable PodsStatus pods) {

        public Optional<CertificateStatus> optionalCertificate() {
            return Optional.ofNullable(certificate);
        }

        public Optional<DocumentStatus> optionalDocument() {
            return Optional.ofNullable(document);
        }

        public Optional<PodsStatus> optionalPods() {
            return Optional.ofNullable(pods);
        }
    }
}
