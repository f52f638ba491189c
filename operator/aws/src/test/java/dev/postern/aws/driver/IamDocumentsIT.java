package dev.postern.aws.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.aws.call.Budgets;
import dev.postern.plan.facts.GrantFacts.State;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The roles in the documentation may do what Postern does, and nothing more. */
class IamDocumentsIT {

    /** Needed for tags in a create call; there is no call of that name. */
    private static final List<String> TAGGING = List.of("ec2:CreateTags", "elasticloadbalancing:AddTags");

    private final SimulatedWorld world = SimulatedWorld.withActions(
            IamDocuments.actions("provider-role.json"), IamDocuments.actions("consumer-role.json"));
    private final Life life = new Life(world);

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void namesEveryActionThatIsCalledAndNoOther() {
        everythingThatCanHappen();

        assertThat(called(SimulatedWorld.PROVIDER, TAGGING)).isEqualTo(IamDocuments.actions("provider-role.json"));
        assertThat(called(SimulatedWorld.CONSUMER, List.of("ec2:CreateTags")))
                .isEqualTo(IamDocuments.actions("consumer-role.json"));
    }

    @Test
    void trustsOnlyWithTheExternalId() {
        var statement = IamDocuments.read("trust-policy.json").get("Statement").get(0);

        assertThat(statement.at("/Condition/StringEquals/sts:ExternalId").asText())
                .isEqualTo("EXTERNAL_ID");
        assertThat(IamDocuments.actions("trust-policy.json")).containsExactly("sts:AssumeRole");
        assertThat(IamDocuments.actions("operator-role.json")).containsExactly("sts:AssumeRole");
    }

    /** Creation with lost answers, drift, and the end of it all. */
    private void everythingThatCanHappen() {
        RecoveryIT.stumble(world.providerSession(), life.story.api(Life.TARGETS), life.apiLog, world);
        var endpoint = life.joined();
        DriftIT.drifts().forEach(drift -> drift.accept(new Drift(life)));
        world.simulator.advance(Duration.ofSeconds(3));
        life.api(life.live(endpoint.id()));
        life.consumer(endpoint.serviceName());
        life.api(life.story.grant(Optional.of(endpoint.id()), State.ENDED));
        life.consumerDeleted();
        life.apiDeleted();
    }

    private List<String> called(String accountId, List<String> without) {
        return Stream.concat(
                        world.accounts.budgets().called().stream()
                                .filter(api -> api.accountId().equals(accountId))
                                .map(IamDocumentsIT::action)
                                .filter(action -> !action.startsWith("sts:")),
                        without.stream())
                .sorted()
                .toList();
    }

    private static String action(Budgets.Api api) {
        return api.service() + ":" + api.operation();
    }
}
