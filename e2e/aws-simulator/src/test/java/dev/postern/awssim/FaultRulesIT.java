package dev.postern.awssim;

import static dev.postern.awssim.FaultWorld.sts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.awssim.fault.Fault;
import dev.postern.awssim.fault.FaultLayer;
import dev.postern.awssim.fault.FaultPlan;
import dev.postern.awssim.fault.FaultRule;
import dev.postern.awssim.fault.Injection;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sts.StsClient;

/** Which calls a rule means. */
class FaultRulesIT {
    private static final FaultRule THROTTLE = FaultRule.on("sts", "GetCallerIdentity", new Fault.Throttle());

    private final FaultWorld world = new FaultWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void meansTheNthCallOnly() {
        FaultLayer layer = world.layer(THROTTLE.nth(3));

        assertThat(outcomes(sts(layer), 5)).containsExactly("ok", "ok", "Throttling", "ok", "ok");

        assertThat(layer.injections())
                .containsExactly(
                        new Injection(THROTTLE.nth(3), "sts", "GetCallerIdentity", Optional.of(Worlds.PROVIDER), 3));
    }

    @Test
    void isInjectedNoMoreThanSoManyTimes() {
        assertThat(outcomes(sts(world.layer(THROTTLE.times(2))), 4))
                .containsExactly("Throttling", "Throttling", "ok", "ok");
    }

    @Test
    void meansOneAccount() {
        FaultLayer layer = world.layer(THROTTLE.account(Worlds.CONSUMER));

        assertThat(outcomes(sts(layer), 1)).containsExactly("ok");
        assertThat(outcomes(Clients.of(layer.uri(), Worlds.CONSUMER_ADMIN, StsClient.builder()), 1))
                .containsExactly("Throttling");
    }

    @Test
    void givesWayToTheRuleBeforeIt() {
        FaultRule denied = FaultRule.on("sts", "*", new Fault.AccessDenied());
        FaultLayer layer = world.layer(THROTTLE.times(1), denied, THROTTLE);

        assertThat(outcomes(sts(layer), 2)).containsExactly("Throttling", "AccessDenied");
        assertThat(layer.neverFired()).containsExactly(THROTTLE);
    }

    @Test
    void fallsTheSameWayAgainFromTheSameSeed() {
        List<String> once = chances(42);

        assertThat(chances(42)).isEqualTo(once).contains("ok", "Throttling");
        assertThat(chances(43)).isNotEqualTo(once);
    }

    @Test
    void saysWhatIsWrongWithARule() {
        assertThatThrownBy(() -> THROTTLE.nth(0)).hasMessageContaining("nth 0");
        assertThatThrownBy(() -> THROTTLE.times(0)).hasMessageContaining("times 0");
        assertThatThrownBy(() -> THROTTLE.probability(1.5)).hasMessageContaining("probability 1.5");
        assertThatThrownBy(() -> new Fault.ServerError(404)).hasMessageContaining("status 404");
    }

    private List<String> chances(long seed) {
        FaultPlan plan = new FaultPlan(seed, List.of(THROTTLE.probability(0.5)));
        return outcomes(sts(world.layer(plan, InstantSource.system())), 40);
    }

    private static List<String> outcomes(StsClient sts, int calls) {
        return IntStream.range(0, calls).mapToObj(any -> outcome(sts)).toList();
    }

    private static String outcome(StsClient sts) {
        try {
            sts.getCallerIdentity();
            return "ok";
        } catch (AwsServiceException e) {
            return e.awsErrorDetails().errorCode();
        }
    }
}
