package dev.postern.webhook.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.postern.webhook.admission.Busy;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LiveReadsTest {

    private static final Duration SHORT = Duration.ofMillis(100);

    @Test
    void answerAndFailureAreTheReaders() {
        var reads = new LiveReads(1, Duration.ofMinutes(1));

        assertThat(reads.read(() -> "orders")).isEqualTo("orders");
        assertThatThrownBy(() -> reads.read(() -> {
                    throw new IllegalArgumentException("forbidden");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("forbidden");
        assertThat(reads.read(() -> "again")).isEqualTo("again");
    }

    @Test
    void abandonedReadKeepsItsPlaceUntilItIsOver() {
        var reads = new LiveReads(1, SHORT);
        var answer = new CountDownLatch(1);

        assertThatThrownBy(() -> reads.read(() -> patiently(answer)))
                .hasMessageContaining("did not answer within 100 ms");
        assertThatThrownBy(() -> reads.read(() -> "next"))
                .isInstanceOf(Busy.class)
                .hasMessageContaining("busy");

        answer.countDown();
        await().ignoreExceptions().until(() -> reads.read(() -> "next").equals("next"));
    }

    /** As a client would that takes no notice of being interrupted. */
    private static String patiently(CountDownLatch answer) {
        while (answer.getCount() > 0) {
            Thread.onSpinWait();
        }
        return "late";
    }
}
