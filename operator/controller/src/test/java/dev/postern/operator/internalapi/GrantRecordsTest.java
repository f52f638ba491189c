package dev.postern.operator.internalapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.Grant;
import dev.postern.api.Grant.State;
import dev.postern.api.Revocation;
import dev.postern.operator.Samples;
import dev.postern.operator.configuration.TimeBounds;
import dev.postern.policy.ConsumerRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrantRecordsTest {

    @Test
    void keepsTheNewestRecordsOnly() {
        List<Grant> records = IntStream.range(0, GrantRecords.MAX_RECORDS + 3)
                .mapToObj(number -> revoked("c" + number, Samples.NOW.minusSeconds(number)))
                .toList();

        assertThat(GrantRecords.with(Map.of(), records, Samples.NOW))
                .hasSize(GrantRecords.MAX_RECORDS)
                .extracting(Grant::name)
                .contains("c0", "c31")
                .doesNotContain("c32", "c33", "c34");
    }

    @Test
    void takesNoPlaceOfAGrantInUse() {
        Map<ConsumerRef, Grant> inUse = new TreeMap<>();
        IntStream.range(0, GrantPlanning.MAX_GRANTS - 1)
                .mapToObj(number -> named("live" + number, Samples.grant(State.GRANTED)))
                .forEach(grant -> inUse.put(GrantPlanning.consumerOf(grant), grant));
        List<Grant> records = List.of(revoked("a", Samples.NOW.minusSeconds(1)), revoked("b", Samples.NOW));

        assertThat(GrantRecords.with(inUse, records, Samples.NOW))
                .hasSize(GrantPlanning.MAX_GRANTS)
                .containsAll(inUse.values())
                .extracting(Grant::name)
                .contains("b");
    }

    @Test
    void forgetsARevokedGrantSoonerThanOneThatWasNotSeenToBe() {
        Instant later = Samples.NOW.plus(TimeBounds.REVOKED_KEPT);
        Grant revoked = revoked("a", Samples.NOW);
        Grant released = named("b", Samples.grant(State.RELEASED)).with(Revocation.begun("", Samples.NOW));

        assertThat(GrantRecords.with(Map.of(), List.of(revoked, released), later.minusMillis(1)))
                .containsExactly(revoked, released);
        assertThat(GrantRecords.with(Map.of(), List.of(revoked, released), later))
                .containsExactly(released);
        assertThat(GrantRecords.with(
                        Map.of(), List.of(revoked, released), Samples.NOW.plus(TimeBounds.REVOCATION_WATCHED)))
                .isEmpty();
    }

    @Test
    void givesWayToANewGrantOfTheSameConsumer() {
        Grant anew = named("a", Samples.grant(State.GRANTED));

        assertThat(GrantRecords.with(
                        Map.of(GrantPlanning.consumerOf(anew), anew), List.of(revoked("a", Samples.NOW)), Samples.NOW))
                .containsExactly(anew);
    }

    private static Grant revoked(String name, Instant at) {
        return named(name, Samples.grant(State.REVOKED))
                .with(new Revocation("", at, 1L, null, null, 1L, List.of(), at));
    }

    private static Grant named(String name, Grant grant) {
        return new Grant(
                grant.namespace(),
                name,
                grant.uid(),
                grant.path(),
                grant.account(),
                grant.endpointId(),
                grant.serials(),
                grant.policy(),
                grant.rule(),
                grant.grantedAt(),
                grant.expiresAt(),
                grant.state(),
                grant.revocation());
    }
}
