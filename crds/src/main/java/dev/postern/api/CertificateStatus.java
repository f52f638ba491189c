package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The certificates of one object. Every serial stays recorded until it expires: the history is what revocation and the
 * callers' entries in documents are made of.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record CertificateStatus(
        @JsonPropertyDescription("SPIFFE id the certificates carry.") @Size(max = 253) String spiffeId,

        @JsonPropertyDescription("Serial of the certificate in use, lower-case hex.") @Size(max = 64) String serial,

        @JsonPropertyDescription("End of the certificate in use.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant notAfter,

        @JsonPropertyDescription("When it is renewed.") @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant renewAt,

        @JsonPropertyDescription("Every serial issued that has not expired.") @Size(max = 64) List<Serial> serials,

        @JsonPropertyDescription("The certificate on its way to replace the one in use.") @Nullable Pending pending) {

    public CertificateStatus {
        spiffeId = Values.text(spiffeId);
        serial = Values.text(serial);
        serials = Values.list(serials);
    }

    public Optional<Instant> optionalNotAfter() {
        return Optional.ofNullable(notAfter);
    }

    public Optional<Instant> optionalRenewAt() {
        return Optional.ofNullable(renewAt);
    }

    public Optional<Pending> optionalPending() {
        return Optional.ofNullable(pending);
    }

    /** One issued certificate. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Serial(
            @JsonPropertyDescription("Serial, lower-case hex.") @Required @Size(min = 1, max = 64) String serial,

            @JsonPropertyDescription("End of the certificate.") @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant notAfter,

            @JsonPropertyDescription("Next: issued, waiting until the API's pods know it. Current: in use. Previous:"
                    + " replaced, still accepted until it expires.")
            @Nullable Use use) {

        public Serial {
            serial = Values.text(serial);
        }

        public Optional<Instant> optionalNotAfter() {
            return Optional.ofNullable(notAfter);
        }

        public Optional<Use> optionalUse() {
            return Optional.ofNullable(use);
        }
    }

    /** What a serial is to its object. */
    public enum Use {
        @JsonProperty("Next")
        NEXT,
        @JsonProperty("Current")
        CURRENT,
        @JsonProperty("Previous")
        PREVIOUS
    }

    /** A certificate that is not in use yet. Key, request and idempotency token are in the pending Secret. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Pending(
            @JsonPropertyDescription("Digest of the certificate request, SHA-256 in lower-case hex.") @Size(max = 64) String requestDigest,

            @JsonPropertyDescription("ARN AWS gave the certificate when it was asked for.") @Size(max = 512) String certificateArn,

            @JsonPropertyDescription("Its serial, once issued; lower-case hex.") @Size(max = 64) String serial,

            @JsonPropertyDescription("When it was asked for.") @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable Instant requestedAt,

            @JsonPropertyDescription("When its serial was put where the API's pods read it.")
            @JsonFormat(shape = JsonFormat.Shape.STRING)
            @Nullable Instant publishedAt) {

        public Pending {
            requestDigest = Values.text(requestDigest);
            certificateArn = Values.text(certificateArn);
            serial = Values.text(serial);
        }

        public Optional<Instant> optionalRequestedAt() {
            return Optional.ofNullable(requestedAt);
        }

        public Optional<Instant> optionalPublishedAt() {
            return Optional.ofNullable(publishedAt);
        }
    }
}
