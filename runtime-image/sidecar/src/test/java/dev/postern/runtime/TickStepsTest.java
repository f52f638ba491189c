package dev.postern.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.runtime.testing.CapturedLog;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickStepsTest {

    private final TickSteps steps = new TickSteps();

    @Test
    void failingStepKeepsNoOtherFromBeingDone() {
        List<String> done = new ArrayList<>();

        steps.attempt("first", TickStepsTest::fail);
        steps.attempt("second", () -> done.add("second"));

        assertThat(done).containsExactly("second");
    }

    @Test
    void sameFailureIsSaidOnceUntilItIsOver() {
        try (var log = CapturedLog.of("dev.postern.runtime.TickSteps")) {
            for (int i = 0; i < 5; i++) {
                steps.attempt("first", TickStepsTest::fail);
            }
            steps.attempt("first", () -> {});
            steps.attempt("first", TickStepsTest::fail);

            assertThat(log.lines()).hasSize(3);
        }
    }

    private static void fail() {
        throw new IllegalStateException("broken");
    }
}
