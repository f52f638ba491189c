package dev.postern.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RenewalTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    @ParameterizedTest
    @MethodSource(Seeds.FRESH)
    void liesBetweenHalfAndTwoThirdsOfTheLifetime(long seed) {
        var random = new Random(seed);
        var lifetime = Duration.ofSeconds(
                1 + random.nextLong(Duration.ofDays(3_000_000).toSeconds()));

        Instant due = Renewal.dueAt(START, START.plus(lifetime), "uid-" + seed);

        assertThat(due)
                .isBetween(
                        START.plus(lifetime.dividedBy(2)),
                        START.plus(lifetime.multipliedBy(67).dividedBy(100)));
    }

    @ParameterizedTest
    @MethodSource(Seeds.FRESH)
    void fractionHangsOnTheKeyAloneAndNotOnTheDates(long seed) {
        String key = "uid-" + seed;
        Duration offset = Duration.ofSeconds(new Random(seed).nextInt());

        Duration now = Duration.between(START, Renewal.dueAt(START, START.plus(Duration.ofDays(7)), key));
        Instant other = START.plus(offset);
        Duration later = Duration.between(other, Renewal.dueAt(other, other.plus(Duration.ofDays(7)), key));

        assertThat(later).isEqualTo(now);
        assertThat((double) now.toSeconds() / Duration.ofDays(7).toSeconds())
                .isCloseTo(Renewal.fraction(key), within(1e-5));
    }

    @Test
    void spreadsObjectsOverTheWholeRange() {
        var statistics = IntStream.range(0, 1_000)
                .mapToDouble(i -> Renewal.fraction(new UUID(i, i).toString()))
                .summaryStatistics();

        assertThat(statistics.getMin()).isLessThan(0.505);
        assertThat(statistics.getMax()).isGreaterThan(0.665);
        assertThat(statistics.getAverage()).isBetween(0.575, 0.595);
    }

    @Test
    void staysTheSameFromReleaseToRelease() {
        assertThat(Renewal.fraction("5a0c7a3e-0000-4000-8000-000000000001")).isEqualTo(0.623659);
    }

    @Test
    void refusesACertificateThatIsNeverValid() {
        assertThatThrownBy(() -> Renewal.dueAt(START, START, "uid")).isInstanceOf(IllegalArgumentException.class);
    }
}
