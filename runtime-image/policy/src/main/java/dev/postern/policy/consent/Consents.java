package dev.postern.policy.consent;

import dev.postern.policy.ApiRef;
import dev.postern.policy.ConsumerGrant;
import dev.postern.policy.ConsumerRef;
import dev.postern.policy.Effect;
import dev.postern.policy.Policy;
import dev.postern.policy.PolicyRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The one function that decides who may reach an API. Everything else derives from its result alone: principals,
 * endpoints, identities, bindings, compiled rules.
 */
public final class Consents {

    private Consents() {}

    /**
     * An answer for every consumer that asks. Only an allow rule counts, in a policy of the API's own namespace about
     * this very API, that names the consumer and the path it asks from and has not expired.
     */
    public static Map<ConsumerRef, Consent> decide(
            ApiRef api, List<AcceptedPolicy> policies, List<ConsumerRequest> requests, Instant now) {
        Map<ConsumerRef, List<Line>> lines = linesByConsumer(api, policies);
        var consents = new HashMap<ConsumerRef, Consent>();
        for (ConsumerRequest request : requests) {
            List<Line> naming =
                    request.api().equals(api) ? lines.getOrDefault(request.consumer(), List.of()) : List.of();
            consents.put(request.consumer(), decide(naming, request, now));
        }
        return Map.copyOf(consents);
    }

    private static Consent decide(List<Line> naming, ConsumerRequest request, Instant now) {
        List<Line> onPath = naming.stream()
                .filter(line -> line.grant.path().equals(request.path()))
                .toList();
        return granted(onPath, now)
                .or(() -> expired(onPath))
                .or(() -> mismatch(naming, request, now))
                .orElseGet(Consent.NotNamed::new);
    }

    private static Optional<Consent> granted(List<Line> onPath, Instant now) {
        return onPath.stream()
                .filter(line -> !line.grant.expiredAt(now))
                .max(Line.BY_END)
                .map(line -> new Consent.Granted(line.policy, line.rule, line.grant.expiresAt()));
    }

    private static Optional<Consent> expired(List<Line> onPath) {
        return onPath.stream().max(Line.BY_END).map(line -> new Consent.Expired(line.policy, line.rule, line.end()));
    }

    private static Optional<Consent> mismatch(List<Line> naming, ConsumerRequest request, Instant now) {
        return naming.stream()
                .filter(line -> !line.grant.expiredAt(now))
                .max(Line.BY_END)
                .map(line -> new Consent.Mismatch(line.policy, line.rule, line.grant.path(), request.path()));
    }

    private static Map<ConsumerRef, List<Line>> linesByConsumer(ApiRef api, List<AcceptedPolicy> policies) {
        return policies.stream()
                .map(AcceptedPolicy::policy)
                .filter(policy -> policy.api().equals(api))
                .flatMap(policy -> lines(policy).stream())
                .collect(Collectors.groupingBy(line -> line.grant.consumer()));
    }

    private static List<Line> lines(Policy policy) {
        return policy.rules().stream()
                .filter(rule -> rule.effect() == Effect.ALLOW)
                .flatMap(rule -> rule.from().stream().map(grant -> new Line(policy.ref(), rule.name(), grant)))
                .toList();
    }

    /** One grant with where it stands. */
    private record Line(PolicyRef policy, String rule, ConsumerGrant grant) {

        /** Latest end last; among equals the first by name last, so that the answer never depends on order. */
        static final Comparator<Line> BY_END = Comparator.comparing(Line::end)
                .thenComparing(Comparator.comparing(Line::policy)
                        .thenComparing(Line::rule)
                        .thenComparing(line -> line.grant.path().describe())
                        .reversed());

        Instant end() {
            return grant.expiresAt().orElse(Instant.MAX);
        }
    }
}
