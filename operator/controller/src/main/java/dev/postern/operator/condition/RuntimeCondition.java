package dev.postern.operator.condition;

import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;
import dev.postern.operator.fleet.PodCensus;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;

/** What RuntimeReady says: whether the pods have sidecars, can be asked, and obey what they should. */
public final class RuntimeCondition {

    private RuntimeCondition() {}

    /**
     * What was said before goes on while nothing speaks against it and pods have yet to be asked: an operator that has
     * just started knows nothing of them, and not knowing is no evidence.
     */
    public static ConditionFact of(PodCensus census, String namespace, List<Condition> before) {
        ConditionFact known = known(census, namespace);
        return census.unasked().isEmpty() || known.reason() != ConditionReason.WAITING
                ? known
                : Conditions.find(before, ConditionType.RUNTIME_READY)
                        .filter(condition -> census.behind().isEmpty() && "True".equals(condition.getStatus()))
                        .map(condition -> holds(condition.getMessage()))
                        .orElse(known);
    }

    private static ConditionFact known(PodCensus census, String namespace) {
        if (census.selected().isEmpty()) {
            return fails(
                    ConditionReason.NO_PODS, "spec.workload.selector selects no running pod: deploy the workload.");
        }
        if (!census.older().isEmpty()) {
            return fails(ConditionReason.PODS_NOT_INJECTED, notInjected(census.older(), namespace));
        }
        if (!census.unreachable().isEmpty()) {
            return fails(
                    ConditionReason.PODS_UNREACHABLE,
                    "These pods cannot be asked what they obey: " + PodNames.of(census.unreachable())
                            + ". See the logs of container postern-sidecar, and let the operator reach port 15020 of the pods.");
        }
        List<String> waitedFor = Stream.concat(census.behind().stream(), census.unasked().stream())
                .toList();
        if (!waitedFor.isEmpty()) {
            return fails(
                    ConditionReason.WAITING,
                    "These pods have yet to report the latest document and certificate: " + PodNames.of(waitedFor) + "."
                            + refused(census.problems(), namespace));
        }
        return holds("All " + census.showing().size() + " pods obey the latest document with a valid identity.");
    }

    /** Waiting alone does not help a pod that refuses what it was given. */
    private static String refused(SortedMap<String, String> problems, String namespace) {
        return problems.isEmpty()
                ? ""
                : " Pod " + problems.firstKey() + " says: " + problems.get(problems.firstKey())
                        + ". A pod goes on with the last it accepted; if Secret postern-document-signing was replaced,"
                        + " restore it, or restart the workload (kubectl -n " + namespace
                        + " rollout restart deployment/<name>).";
    }

    private static String notInjected(List<String> older, String namespace) {
        return "These pods have no sidecar for this object, as they are older than it or their namespace is not enabled: "
                + PodNames.of(older) + ". Label the namespace (kubectl label namespace " + namespace
                + " postern.dev/enabled=true) and restart their workload (kubectl -n " + namespace
                + " rollout restart deployment/<name>).";
    }

    private static ConditionFact holds(String message) {
        return ConditionFact.holds(ConditionType.RUNTIME_READY, ConditionReason.READY, message);
    }

    private static ConditionFact fails(ConditionReason reason, String message) {
        return ConditionFact.fails(ConditionType.RUNTIME_READY, reason, message);
    }
}
