package dev.postern.aws.apply;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DelaysTest {

    @Test
    void looksSoonAtWhatIsYoung() {
        assertThat(Delays.paced(Delays.PROVISIONING, Duration.ZERO)).isEqualTo(Delays.VISIBLE);
        assertThat(Delays.paced(Delays.PROVISIONING, Duration.ofSeconds(-3))).isEqualTo(Delays.VISIBLE);
    }

    @Test
    void looksLessOftenTheLongerItTakes() {
        assertThat(Delays.paced(Delays.PROVISIONING, Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void looksAgainAtTheLatestAfterTheLongestDelay() {
        assertThat(Delays.paced(Delays.PROVISIONING, Duration.ofHours(1))).isEqualTo(Delays.PROVISIONING);
    }
}
