package dev.postern.api;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a grant was taken back: what on-call and auditors read. Each layer is timed when it was seen, not when it was
 * ordered, and is absent while it has not been seen.
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Revocation(
        @JsonPropertyDescription("Why the grant ended.") @Size(max = 512) String cause,

        @JsonPropertyDescription("When the end was noticed and every layer was begun.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant startedAt,

        @JsonPropertyDescription("Milliseconds after which every pod of the API was seen to obey a document without the"
                + " caller and to have no session of it.")
        @Min(0) @Max(Revocation.MAX_MILLIS) @Nullable Long sidecarsMillis,

        @JsonPropertyDescription(
                "Milliseconds after which AWS was seen to show the endpoint as rejected or gone. Absent"
                        + " also for a grant that never had an endpoint.")
        @Min(0) @Max(Revocation.MAX_MILLIS) @Nullable Long connectionMillis,

        @JsonPropertyDescription(
                "Milliseconds after which AWS was seen to allow the account's role no more. Absent also"
                        + " where another live grant needs the same role, and for callers of the same cluster.")
        @Min(0) @Max(Revocation.MAX_MILLIS) @Nullable Long principalMillis,

        @JsonPropertyDescription("Milliseconds after which the consumer was seen to hold no consent and no certificate:"
                + " its document says withdrawn, and its Secret is gone.")
        @Min(0) @Max(Revocation.MAX_MILLIS) @Nullable Long identityMillis,

        @JsonPropertyDescription("Pods of the API that could not be asked; sidecarsMillis waits for them.")
        @Size(max = 32) List<@Size(max = 253) String> waitingFor,

        @JsonPropertyDescription("When the last layer that applies was seen. Absent: not revoked everywhere yet.")
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        @Nullable Instant revokedAt) {

    /** The schema's bound; a clock may have been set meanwhile. */
    public static final long MAX_MILLIS = 2_000_000_000;

    public Revocation {
        cause = Values.text(cause);
        waitingFor = Values.list(waitingFor);
    }

    /** One of which nothing has been seen yet. */
    public static Revocation begun(String cause, Instant at) {
        return new Revocation(cause, at, null, null, null, null, List.of(), null);
    }

    public Optional<Instant> optionalStartedAt() {
        return Optional.ofNullable(startedAt);
    }

    public Optional<Long> sidecars() {
        return Optional.ofNullable(sidecarsMillis);
    }

    public Optional<Long> connection() {
        return Optional.ofNullable(connectionMillis);
    }

    public Optional<Long> principal() {
        return Optional.ofNullable(principalMillis);
    }

    public Optional<Long> identity() {
        return Optional.ofNullable(identityMillis);
    }

    public Optional<Instant> optionalRevokedAt() {
        return Optional.ofNullable(revokedAt);
    }
}
