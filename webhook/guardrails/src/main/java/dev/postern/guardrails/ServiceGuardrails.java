package dev.postern.guardrails;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges a Service. Node ports are not judged: they open a port on nodes whose reach is decided by subnets and security
 * groups, which a Service does not show.
 */
public final class ServiceGuardrails {

    private ServiceGuardrails() {}

    /** Every rule this Service breaks; empty when it stays internal whoever acts on it. */
    public static List<Violation> judge(ServiceExposure service) {
        return Stream.of(loadBalancer(service), externalIps(service))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Violation> loadBalancer(ServiceExposure service) {
        if (!service.mayBeLoadBalancer()) {
            return Optional.empty();
        }
        var reasons = Arrays.stream(LoadBalancerController.values())
                .flatMap(controller -> objection(controller, service).stream())
                .toList();
        return reasons.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation(Rule.PUBLIC_LOAD_BALANCER, "spec.type", loadBalancerReason(reasons)));
    }

    private static Optional<String> objection(LoadBalancerController controller, ServiceExposure service) {
        return switch (controller.reach(service)) {
            case Reach.NotActing() -> Optional.empty();
            case Reach.Internal() -> Optional.empty();
            case Reach.Public(String why) -> Optional.of("public under " + controller.title() + ", as " + why);
            case Reach.Unknown(String why) -> Optional.of("not provably internal, as " + why);
        };
    }

    private static String loadBalancerReason(List<String> reasons) {
        return "this Service would get a load balancer that is " + String.join("; ", reasons);
    }

    private static Optional<Violation> externalIps(ServiceExposure service) {
        return switch (service.externalIps()) {
            case Fact.Absent<List<String>> _ -> Optional.empty();
            case Fact.Known<List<String>>(List<String> ips) when ips.isEmpty() -> Optional.empty();
            case Fact.Known<List<String>>(List<String> ips) -> externalIpsViolation(String.join(", ", ips));
            case Fact.Unknown<List<String>>(String why) -> externalIpsViolation("not known yet, " + why);
        };
    }

    private static Optional<Violation> externalIpsViolation(String which) {
        var why = "every node would accept traffic for external IPs (" + which
                + "), whoever can send it there, around every check of Postern";
        return Optional.of(new Violation(Rule.SERVICE_EXTERNAL_IPS, "spec.externalIPs", why));
    }
}
