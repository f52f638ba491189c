package dev.postern.runtime.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.policy.ConsumerRef;
import dev.postern.policy.enforcement.Decision;
import dev.postern.policy.enforcement.Reason;
import dev.postern.policy.request.Arrival;
import dev.postern.policy.request.CallContext;
import dev.postern.policy.request.Normalisation.Normalised;
import dev.postern.runtime.metrics.RuntimeMetrics;
import dev.postern.runtime.testing.CapturedLog;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DenialLogTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    private final DenialLog denials = new DenialLog(() -> new TokenBucket(1, 2), new RuntimeMetrics());

    @Test
    void linesBeyondTheRateAreLeftOutAndCounted() {
        try (var log = CapturedLog.of("dev.postern.denials")) {
            for (int i = 0; i < 5; i++) {
                deny("/a", NOW);
            }
            deny("/a", NOW.plusSeconds(1));

            assertThat(log.lines()).hasSize(3);
            assertThat(log.lines().getFirst()).endsWith("suppressed=0");
            assertThat(log.lines().getLast()).endsWith("suppressed=3");
        }
    }

    @Test
    void pathCannotBreakOutOfItsPlaceInTheLine() {
        try (var log = CapturedLog.of("dev.postern.denials")) {
            deny("/a\" reason=ALLOWED\nx", NOW);

            assertThat(log.lines()).singleElement().asString().contains("path=\"/a\\\" reason=ALLOWED\\nx\"");
        }
    }

    @Test
    void noiseOfOneCallerHidesNoOther() {
        try (var log = CapturedLog.of("dev.postern.denials")) {
            for (int i = 0; i < 100; i++) {
                deny("/a", NOW);
                deny(Optional.of(new ConsumerRef("noisy", "noisy")), "/a", NOW);
            }
            deny(Optional.of(new ConsumerRef("quiet", "quiet")), "/a", NOW);

            assertThat(log.lines()).hasSize(5);
            assertThat(log.lines().getLast()).contains("caller=quiet/quiet").endsWith("suppressed=0");
        }
    }

    private void deny(String path, Instant at) {
        deny(Optional.empty(), path, at);
    }

    private void deny(Optional<ConsumerRef> caller, String path, Instant at) {
        var denied =
                new Decision.Denied(Reason.NO_RULE, caller, Optional.empty(), Optional.empty(), "no rule allows it");
        denials.denied(
                new Authorisation.Refused(denied, "id"),
                new CallContext("spiffe://a/b", "1", new Arrival.InCluster()),
                new Normalised("GET", path),
                at);
    }
}
