package dev.postern.guardrails;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
        var objections = objections(service);
        return objections.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation(Rule.PUBLIC_LOAD_BALANCER, "spec.type", loadBalancerReason(objections)));
    }

    /** Reason, and the controllers under which it holds. */
    private static Map<String, List<String>> objections(ServiceExposure service) {
        Map<String, List<String>> objections = new LinkedHashMap<>();
        for (var controller : LoadBalancerController.values()) {
            objection(controller.reach(service))
                    .ifPresent(why -> objections
                            .computeIfAbsent(why, _ -> new ArrayList<>())
                            .add(controller.title()));
        }
        return objections;
    }

    private static Optional<String> objection(Reach reach) {
        return switch (reach) {
            case Reach.NotActing() -> Optional.empty();
            case Reach.Internal() -> Optional.empty();
            case Reach.Public(String why) -> Optional.of(why);
            case Reach.Unknown(String why) -> Optional.of(why);
        };
    }

    private static String loadBalancerReason(Map<String, List<String>> objections) {
        return objections.entrySet().stream()
                .map(objection -> "under " + String.join(" and ", objection.getValue()) + ", as " + objection.getKey())
                .collect(Collectors.joining(
                        "; ", "this Service would get a load balancer that is not provably internal: ", ""));
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
