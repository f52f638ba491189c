package dev.postern.aws.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.aws.call.Budgets.Api;
import dev.postern.aws.call.Limits.Rate;
import dev.postern.plan.Owner;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BudgetsTest {

    private static final Rate TEN_AND_ONE = new Rate(10, 1);
    private static final Api CREATE = new Api("111111111111", "eu-central-1", "ec2", "CreateSecurityGroup");

    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Budgets budgets =
            new Budgets(new Limits(TEN_AND_ONE, TEN_AND_ONE, TEN_AND_ONE, TEN_AND_ONE, TEN_AND_ONE), () -> now);

    @Test
    void keepsAPartForWhatIsMoreUrgent() {
        assertThat(taken(Priority.DRIFT)).isEqualTo(6);
        assertThat(taken(Priority.CREATE)).isEqualTo(1);
        assertThat(taken(Priority.REGISTER)).isEqualTo(1);
        assertThat(taken(Priority.DEREGISTER)).isEqualTo(1);
        assertThat(taken(Priority.REVOKE)).isEqualTo(1);
    }

    @Test
    void saysHowLongToWaitAndIsRight() {
        assertThat(taken(Priority.REVOKE)).isEqualTo(10);

        Duration wait = budgets.take(CREATE, Priority.CREATE).orElseThrow();

        assertThat(wait).isEqualTo(Duration.ofSeconds(4));
        now = now.plus(wait.minusMillis(1));
        assertThat(budgets.take(CREATE, Priority.CREATE)).isPresent();
        now = now.plusMillis(1);
        assertThat(budgets.take(CREATE, Priority.CREATE)).isEmpty();
    }

    @Test
    void countsEachApiOfEachAccountAndRegionAlone() {
        taken(Priority.REVOKE);

        assertThat(budgets.take(new Api("222222222222", "eu-central-1", "ec2", "CreateSecurityGroup"), Priority.REVOKE))
                .isEmpty();
        assertThat(budgets.take(new Api("111111111111", "eu-west-1", "ec2", "CreateSecurityGroup"), Priority.REVOKE))
                .isEmpty();
        assertThat(budgets.take(new Api("111111111111", "eu-central-1", "ec2", "CreateVpcEndpoint"), Priority.REVOKE))
                .isEmpty();
    }

    @Test
    void isNotFooledByAClockThatGoesBack() {
        taken(Priority.REVOKE);
        now = now.minusSeconds(3600);

        assertThat(budgets.take(CREATE, Priority.REVOKE)).isPresent();
    }

    @Test
    void refusesARateThatWouldNeverLetTheLeastUrgentThrough() {
        assertThatThrownBy(() -> new Rate(1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void namesTheObjectInTheSessionWithinAwssBounds() {
        var owner = new Owner("c", "u", "ApiConsumer", "a-namespace-of-some-length".repeat(3), "billing");

        assertThat(CallScope.of(owner).session()).matches("[\\w+=,.@-]{2,64}").startsWith("postern@ApiConsumer@a-name");
        assertThat(CallScope.current().session()).isEqualTo("postern-operator");
        assertThat(CallScope.of(owner).<String>call(() -> CallScope.current().session()))
                .isEqualTo(CallScope.of(owner).session());
    }

    private int taken(Priority priority) {
        int taken = 0;
        while (budgets.take(CREATE, priority).isEmpty()) {
            taken++;
        }
        return taken;
    }
}
