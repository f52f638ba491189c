package dev.postern.operator.internalapi;

import dev.postern.contract.Binding;
import dev.postern.contract.Binding.ApiBinding;
import dev.postern.contract.StateReport;
import dev.postern.contract.StateReport.ApiState;
import dev.postern.contract.StateReport.CallerSessions;
import dev.postern.contract.StateReport.DocumentInForce;
import dev.postern.contract.StateReport.DocumentState;
import dev.postern.contract.StateReport.IdentityState;
import dev.postern.operator.Samples;
import dev.postern.operator.fleet.Answer;
import dev.postern.operator.fleet.FleetPod;
import dev.postern.operator.fleet.InjectedPod;
import dev.postern.operator.fleet.InjectedPod.PodKey;
import dev.postern.operator.fleet.InjectedPod.Readiness;
import java.util.List;
import java.util.Optional;

/** Pods of the sample API. */
final class ServingPod {

    private ServingPod() {}

    static FleetPod obeying(String name, String digest, CallerSessions... sessions) {
        var inForce = new DocumentInForce(2, digest, Samples.NOW.plusSeconds(60));
        var state = new ApiState(
                "shop",
                "orders",
                "api-1",
                new DocumentState(Optional.of(inForce), ""),
                new IdentityState(Optional.empty(), ""),
                List.of(sessions));
        var report = new StateReport("1", Samples.NOW, Optional.of(state), List.of());
        return new FleetPod(
                pod(name, Optional.of("10.0.0.1"), Readiness.READY), new Answer.Reported(report, Samples.NOW));
    }

    static FleetPod silent(String name) {
        return new FleetPod(
                pod(name, Optional.of("10.0.0.2"), Readiness.READY),
                new Answer.Unreachable("It does not answer.", Samples.NOW));
    }

    static FleetPod going(String name) {
        return new FleetPod(
                pod(name, Optional.of("10.0.0.3"), Readiness.LEAVING),
                obeying(name, "before").answer());
    }

    static FleetPod unplaced(String name) {
        return new FleetPod(pod(name, Optional.empty(), Readiness.NOT_READY), new Answer.None());
    }

    private static InjectedPod pod(String name, Optional<String> ip, Readiness readiness) {
        var bound = new ApiBinding("shop", "orders", "api-1", 0, 8080, List.of());
        return new InjectedPod(
                new PodKey("shop", name, name),
                ip,
                readiness,
                new Binding("prod.example", "operator", List.of(), Optional.of(bound), List.of()),
                Optional.empty());
    }
}
