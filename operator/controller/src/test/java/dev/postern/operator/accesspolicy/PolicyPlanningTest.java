package dev.postern.operator.accesspolicy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.AccessPolicy;
import dev.postern.api.AccessPolicyStatus;
import dev.postern.api.ConditionType;
import dev.postern.operator.Samples;
import dev.postern.operator.condition.Conditions;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolicyPlanningTest {

    @Test
    void acceptsWhatIsWritten() {
        PolicyPlan plan = PolicyPlanning.plan(facts(Samples.policy("")));

        assertThat(plan.isAccepted()).isTrue();
        assertThat(plan.inForce())
                .get()
                .satisfies(accepted -> assertThat(accepted.uid()).isEqualTo("policy-1"));
    }

    @Test
    void keepsTheLastAcceptedSpecWhenTheNewOneIsRefused() {
        AccessPolicy policy = Samples.acceptedPolicy();
        var accepted = policy.getStatus().accepted();
        policy.setSpec(Samples.policy(", expiresAt: tomorrow").getSpec());

        PolicyPlan plan = PolicyPlanning.plan(facts(policy));

        assertThat(plan.isAccepted()).isFalse();
        assertThat(plan.accepted().message()).contains("expiresAt", "stays in force");
        assertThat(plan.inForce()).contains(accepted);
        assertThat(condition(policy, plan, ConditionType.ENFORCED).getReason()).isEqualTo("LastAcceptedInForce");
    }

    @Test
    void takesOverNothingFromAnEarlierObjectOfTheSameName() {
        AccessPolicy policy = Samples.acceptedPolicy();
        policy.setSpec(Samples.policy(", expiresAt: tomorrow").getSpec());
        policy.getMetadata().setUid("policy-2");

        assertThat(PolicyPlanning.plan(facts(policy)).inForce()).isEmpty();
    }

    @Test
    void saysThatAnAcceptedPolicyIsNotInForceBeforeItsApiExists() {
        AccessPolicy policy = Samples.policy("");

        Condition distributed = condition(policy, PolicyPlanning.plan(facts(policy)), ConditionType.DISTRIBUTED);

        assertThat(distributed.getReason()).isEqualTo("ApiNotFound");
    }

    private static Condition condition(AccessPolicy policy, PolicyPlan plan, ConditionType type) {
        AccessPolicyStatus status = PolicyStatusProjection.project(facts(policy), plan);
        return Conditions.find(status.conditions(), type).orElseThrow();
    }

    private static PolicyFacts facts(AccessPolicy policy) {
        return new PolicyFacts(policy, Optional.empty(), Optional.empty(), List.of(), Samples.NOW);
    }
}
