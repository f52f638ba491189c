package dev.postern.operator.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.contract.Binding;
import dev.postern.contract.Binding.ApiBinding;
import dev.postern.contract.FileLayout;
import dev.postern.contract.StateReport;
import dev.postern.contract.StateReport.ApiState;
import dev.postern.contract.StateReport.CallerSessions;
import dev.postern.contract.StateReport.DocumentInForce;
import dev.postern.contract.StateReport.DocumentState;
import dev.postern.contract.StateReport.IdentityInUse;
import dev.postern.contract.StateReport.IdentityState;
import dev.postern.operator.Samples;
import dev.postern.operator.fleet.PodCensus.Standing;
import dev.postern.policy.ApiRef;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FleetTest {

    private static final ApiRef ORDERS = new ApiRef("shop", "orders");

    private final Fleet fleet = new Fleet();

    @Test
    void readsThePodsOfAnApiFromWhatIsPinnedIntoThem() {
        fleet.saw(read(pod("shop", "shop")));

        assertThat(fleet.podsOf(ORDERS))
                .singleElement()
                .satisfies(pod -> assertThat(pod.pod().ip()).contains("10.0.0.1"));
    }

    @Test
    void believesNoBindingToAnotherNamespace() {
        fleet.saw(read(pod("evil", "shop")));

        assertThat(fleet.podsOf(ORDERS)).isEmpty();
    }

    @Test
    void holdsAPodBehindUntilItShowsDocumentAndCertificate() {
        InjectedPod pod = read(pod("shop", "shop"));
        fleet.saw(pod);
        fleet.want(ORDERS, new Wanted("api-1", "d2", "s2"));

        assertThat(fleet.isBehind(only())).isTrue();
        fleet.answered(pod.key(), reported("d2", "s1"));
        assertThat(fleet.isBehind(only())).isTrue();
        fleet.answered(pod.key(), reported("d2", "s2"));
        assertThat(fleet.isBehind(only())).isFalse();
    }

    @Test
    void asksOftenWhileAPodHasSessionsOfARefusedCaller() {
        InjectedPod pod = read(pod("shop", "shop"));
        fleet.saw(pod);
        fleet.want(ORDERS, new Wanted("api-1", "d2", "s2"));
        fleet.answered(pod.key(), reported("d2", "s2", new CallerSessions("billing", "aa", 1)));
        assertThat(fleet.isAwaited(only())).isFalse();

        fleet.refuse(ORDERS, Set.of("billing"));

        assertThat(fleet.isAwaited(only())).isTrue();
        assertThat(fleet.isBehind(only())).isFalse();
        fleet.answered(pod.key(), reported("d2", "s2"));
        assertThat(fleet.isAwaited(only())).isFalse();
    }

    @Test
    void tellsOnlyOfAnswersThatSaySomethingNew() {
        InjectedPod pod = read(pod("shop", "shop"));
        fleet.saw(pod);
        List<InjectedPod> told = new ArrayList<>();
        fleet.listen(told::add);

        fleet.answered(pod.key(), reported("d1", "s1"));
        fleet.answered(pod.key(), new Answer.Reported(report("d1", "s1"), Samples.NOW.plusSeconds(9)));
        fleet.answered(pod.key(), reported("d2", "s1"));

        assertThat(told).hasSize(2);
    }

    @Test
    void countsAPodOfARecreatedApiAsOlder() {
        fleet.saw(read(pod("shop", "shop")));
        Wanted recreated = new Wanted("api-2", "d1", "s1");

        PodCensus census = PodCensus.of(
                List.of("orders-1"),
                fleet.podsOf(ORDERS),
                pod -> recreated.standing(pod, ORDERS),
                pod -> pod.problemOf(ORDERS));

        assertThat(census.older()).containsExactly("orders-1");
        assertThat(census.toStatus().injected()).isZero();
    }

    @Test
    void callsAReadyPodThatDoesNotAnswerUnreachable() {
        InjectedPod pod = read(pod("shop", "shop"));
        fleet.saw(pod);
        fleet.answered(pod.key(), new Answer.Unreachable("refused", Samples.NOW));

        assertThat(new Wanted("api-1", "d1", "s1").standing(only(), ORDERS)).contains(Standing.UNREACHABLE);
    }

    @Test
    void touchesAPodEverMoreRarelyAndThenNoMore() {
        PodTouch touch = PodTouch.first("wanted", Samples.NOW);

        assertThat(touch.isDue(Samples.NOW.plusSeconds(2))).isFalse();
        assertThat(touch.isDue(Samples.NOW.plusSeconds(3))).isTrue();
        assertThat(touch.again(Samples.NOW).isDue(Samples.NOW.plusSeconds(5))).isFalse();
        for (int count = 1; count < 8; count++) {
            touch = touch.again(Samples.NOW);
        }
        assertThat(touch.isDue(Samples.NOW.plus(Duration.ofDays(1)))).isFalse();
        assertThat(touch.annotation()).isEqualTo("wanted/8");
    }

    private FleetPod only() {
        return fleet.podsOf(ORDERS).getFirst();
    }

    private static Answer reported(String digest, String serial, CallerSessions... sessions) {
        return new Answer.Reported(report(digest, serial, sessions), Samples.NOW);
    }

    private static StateReport report(String digest, String serial, CallerSessions... sessions) {
        var inForce = new DocumentInForce(1, digest, Samples.NOW);
        var inUse = new IdentityInUse(serial, Samples.NOW);
        var api = new ApiState(
                "shop",
                "orders",
                "api-1",
                new DocumentState(Optional.of(inForce), ""),
                new IdentityState(Optional.of(inUse), ""),
                List.of(sessions));
        return new StateReport("1", Samples.NOW, Optional.of(api), List.of());
    }

    private static InjectedPod read(Pod pod) {
        return InjectedPodReader.read(pod).orElseThrow();
    }

    private static Pod pod(String namespace, String boundTo) {
        var binding = new Binding(
                "prod.example",
                "operator",
                List.of(),
                Optional.of(new ApiBinding(boundTo, "orders", "api-1", 0, 8080, List.of())),
                List.of());
        return new PodBuilder()
                .withNewMetadata()
                .withName("orders-1")
                .withNamespace(namespace)
                .withUid("pod-1")
                .endMetadata()
                .withNewSpec()
                .addNewInitContainer()
                .withName(FileLayout.SIDECAR_CONTAINER)
                .addNewEnv()
                .withName(Binding.ENVIRONMENT_VARIABLE)
                .withValue(binding.toJson())
                .endEnv()
                .endInitContainer()
                .endSpec()
                .withNewStatus()
                .withPhase("Running")
                .withPodIP("10.0.0.1")
                .addNewCondition()
                .withType("Ready")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build();
    }
}
