package dev.postern.aws.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.aws.driver.ObservedEndpointService.Connection;
import dev.postern.plan.resource.Connections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ConnectionDecisionsTest {

    private static final Connections WANTED =
            new Connections(new TreeMap<>(Map.of("vpce-1", "2222")), new TreeSet<>(Set.of("vpce-9")));

    @Test
    void acceptsTheRecordedEndpointOfTheConfiguredAccount() {
        assertThat(decide(new Connection("vpce-1", "2222", "pendingacceptance")).accept())
                .containsExactly("vpce-1");
    }

    @Test
    void acceptsNoEndpointOfAnotherAccount() {
        assertThat(decide(new Connection("vpce-1", "3333", "pendingacceptance")))
                .isEqualTo(nothing());
    }

    @Test
    void acceptsNoEndpointThatIsNotRecorded() {
        assertThat(decide(new Connection("vpce-2", "2222", "pendingacceptance")))
                .isEqualTo(nothing());
    }

    @Test
    void decidesOnlyOnce() {
        for (String state : List.of("available", "pending", "rejected", "deleting", "deleted", "failed", "expired")) {
            assertThat(decide(new Connection("vpce-1", "2222", state)))
                    .as(state)
                    .isEqualTo(nothing());
        }
    }

    @Test
    void rejectsWhatHasEndedInEveryStateThatCanStillConnect() {
        for (String state : List.of("available", "pending", "pendingacceptance")) {
            assertThat(decide(new Connection("vpce-9", "2222", state)).reject())
                    .as(state)
                    .containsExactly("vpce-9");
        }
        assertThat(decide(new Connection("vpce-9", "2222", "rejected"))).isEqualTo(nothing());
    }

    private static ConnectionDecisions decide(Connection connection) {
        return ConnectionDecisions.of(WANTED, List.of(connection));
    }

    private static ConnectionDecisions nothing() {
        return new ConnectionDecisions(List.of(), List.of());
    }
}
