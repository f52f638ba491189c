package dev.postern.operator.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.api.AwsStatus;
import dev.postern.aws.apply.ResourceRecord;
import dev.postern.plan.Place;
import dev.postern.plan.resource.ResourceId;
import dev.postern.plan.resource.ResourceKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StatusLogTest {

    private static final Place PLACE = new Place("shop-prod", "111111111111", "eu-central-1");
    private static final ResourceRecord RECORD = new ResourceRecord(
            new ResourceId("load-balancer"),
            ResourceKind.LOAD_BALANCER,
            2,
            "{\"name\":\"pn-1\"}",
            Optional.of("arn"),
            ResourceRecord.State.CREATED,
            Instant.parse("2026-11-24T12:00:00Z"));

    @Test
    void readsBackWhatItStored() {
        var written = new ArrayList<AwsStatus>();
        new StatusLog(Optional.empty(), PLACE, written::add).put(RECORD);

        var again = new StatusLog(Optional.of(written.getLast()), PLACE, written::add);

        assertThat(again.records()).containsExactly(RECORD);
        assertThat(written.getLast().accountId()).isEqualTo("111111111111");
    }

    @Test
    void keepsWhatItDoesNotUnderstand() {
        var unknown = new AwsStatus.Resource("queue", "Queue", 0, "{}", "q-1", AwsStatus.State.CREATED, null);
        var stored = new AwsStatus("shop-prod", "111111111111", "eu-central-1", List.of(unknown));
        var log = new StatusLog(Optional.of(stored), PLACE, ignored -> {});

        log.put(RECORD);
        log.remove(RECORD.id());

        assertThat(log.records()).isEmpty();
        assertThat(log.current().orElseThrow().resources()).containsExactly(unknown);
    }

    @Test
    void takesNothingForStoredThatCouldNotBeWritten() {
        var log = new StatusLog(Optional.empty(), PLACE, ignored -> {
            throw new IllegalStateException("conflict");
        });

        assertThatThrownBy(() -> log.put(RECORD)).hasMessage("conflict");
        assertThat(log.records()).isEmpty();
    }
}
