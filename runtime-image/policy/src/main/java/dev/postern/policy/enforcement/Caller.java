package dev.postern.policy.enforcement;

import dev.postern.policy.ConsumerRef;
import dev.postern.policy.document.CallerEntry;
import dev.postern.policy.document.CallerPath;
import dev.postern.policy.document.PolicyRules;
import dev.postern.policy.request.Arrival;
import dev.postern.policy.request.CallContext;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One caller compiled: its certificates, its path, its end and its rules, asked in that order. */
record Caller(Set<String> serials, Binding binding, Instant end, CallerRules rules, Denials denials) {

    static Caller compile(CallerEntry entry, List<PolicyRules> policies) {
        return new Caller(
                Set.copyOf(entry.serials()),
                Binding.of(entry.path()),
                entry.expiresAt().orElse(Instant.MAX),
                CallerRules.compile(entry.consumer(), entry.path().accessPath(), policies),
                Denials.of(entry.consumer(), entry.path()));
    }

    Decision decide(CallContext context, String method, String canonicalPath, Instant now) {
        if (!serials.contains(context.serial())) {
            return denials.serial;
        }
        return switch (binding.test(context.arrival())) {
            case HOLDS -> now.isBefore(end) ? rules.decide(method, canonicalPath, now) : denials.expired;
            case WRONG_PATH -> denials.path;
            case WRONG_ENDPOINT -> denials.endpoint;
        };
    }

    /** The path a caller is bound to; its endpoints are hashed. */
    private sealed interface Binding {

        static Binding of(CallerPath path) {
            return switch (path) {
                case CallerPath.PrivateLink(String _, Set<String> endpointIds) ->
                    new ToEndpoints(Set.copyOf(endpointIds));
                case CallerPath.InCluster() -> new ToCluster();
            };
        }

        BindingResult test(Arrival arrival);
    }

    private record ToEndpoints(Set<String> endpointIds) implements Binding {
        @Override
        public BindingResult test(Arrival arrival) {
            return switch (arrival) {
                case Arrival.PrivateLink(String endpointId) ->
                    endpointIds.contains(endpointId) ? BindingResult.HOLDS : BindingResult.WRONG_ENDPOINT;
                case Arrival.InCluster() -> BindingResult.WRONG_PATH;
            };
        }
    }

    private record ToCluster() implements Binding {
        @Override
        public BindingResult test(Arrival arrival) {
            return switch (arrival) {
                case Arrival.PrivateLink(String _) -> BindingResult.WRONG_PATH;
                case Arrival.InCluster() -> BindingResult.HOLDS;
            };
        }
    }

    private enum BindingResult {
        HOLDS,
        WRONG_PATH,
        WRONG_ENDPOINT
    }

    /** This caller's denials that no rule makes, worded beforehand. */
    private record Denials(Decision serial, Decision path, Decision endpoint, Decision expired) {

        static Denials of(ConsumerRef caller, CallerPath path) {
            return new Denials(
                    DecisionTexts.serialNotAccepted(caller),
                    path instanceof CallerPath.InCluster
                            ? DecisionTexts.mustStayInCluster(caller)
                            : DecisionTexts.mustUsePrivateLink(caller),
                    DecisionTexts.wrongEndpoint(caller),
                    DecisionTexts.callerExpired(caller));
        }
    }
}
