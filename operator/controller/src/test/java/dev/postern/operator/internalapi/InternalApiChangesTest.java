package dev.postern.operator.internalapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.Grant;
import dev.postern.api.Grant.State;
import dev.postern.api.InternalApiStatus;
import dev.postern.api.Revocation;
import dev.postern.operator.Samples;
import dev.postern.operator.kubernetes.ObjectEvents.Change;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InternalApiChangesTest {

    private static final Grant ENDING =
            Samples.grant(State.ENDING).with(Revocation.begun("The rule is gone.", Samples.NOW));

    private static final Grant REVOKED = Samples.grant(State.REVOKED)
            .with(new Revocation(
                    "The rule is gone.", Samples.NOW, 840L, 1210L, null, 2000L, List.of(), Samples.NOW.plusSeconds(2)));

    @Test
    void tellsOnceWhenAllLayersWereSeenAndHowLongEachTook() {
        assertThat(between(ENDING, REVOKED))
                .containsExactly(Change.normal(
                        "AccessRevoked",
                        "ApiConsumer billing/billing: refused by every pod after 0.8 s, connection gone after 1.2 s,"
                                + " identity withdrawn after 2.0 s. The rule is gone."));
        assertThat(between(REVOKED, REVOKED)).isEmpty();
    }

    @Test
    void tellsThatAccessEndsBeforeAllOfItWasSeen() {
        assertThat(between(Samples.grant(State.GRANTED), ENDING))
                .extracting(Change::reason)
                .containsExactly("AccessWithdrawn");
        assertThat(between(ENDING, ENDING.in(State.RELEASED))).isEmpty();
    }

    @Test
    void tellsOfTheNextGrantAsOfTheFirst() {
        assertThat(between(REVOKED, Samples.grant(State.GRANTED)))
                .extracting(Change::reason)
                .containsExactly("AccessGranted");
    }

    private static List<Change> between(Grant before, Grant after) {
        return InternalApiChanges.between(Optional.of(status(before)), status(after));
    }

    private static InternalApiStatus status(Grant grant) {
        return new InternalApiStatus(1, List.of(), null, null, null, List.of(grant), null, null);
    }
}
