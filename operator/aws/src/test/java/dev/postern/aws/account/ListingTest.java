package dev.postern.aws.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ListingTest {

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private int reads;
    private boolean broken;
    private final Listing<String> listing = new Listing<>(this::read, Function.identity(), () -> now);

    @Test
    void isReadOnceForAllWhoAskInAMoment() {
        listing.all();
        assertThat(listing.byId("1")).isPresent();
        assertThat(reads).isEqualTo(1);
    }

    @Test
    void isReadAgainLaterAndAfterAWrite() {
        listing.all();
        now = now.plusSeconds(3);
        listing.all();
        listing.forget();
        assertThat(listing.all()).containsExactly("3");
    }

    @Test
    void neverAnswersAnythingAfterAReadThatFailed() {
        broken = true;

        assertThatThrownBy(() -> listing.byId("1")).hasMessage("truncated");
        assertThatThrownBy(() -> listing.byId("1")).hasMessage("truncated");
    }

    private List<String> read() {
        reads++;
        if (broken) {
            throw new IllegalStateException("truncated");
        }
        return List.of(Integer.toString(reads));
    }
}
