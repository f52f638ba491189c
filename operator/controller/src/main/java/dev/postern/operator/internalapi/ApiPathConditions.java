package dev.postern.operator.internalapi;

import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;
import dev.postern.api.InternalApiStatus.State;
import dev.postern.aws.apply.Outcome;
import dev.postern.aws.apply.Report;
import dev.postern.aws.driver.ObservedTargetGroup;
import dev.postern.operator.cloud.CloudConditions;
import dev.postern.operator.cloud.PathOutcome;
import dev.postern.operator.condition.ConditionFact;
import dev.postern.operator.condition.FindingsText;
import dev.postern.plan.internalapi.ApiResources;
import dev.postern.plan.resource.ResourceId;
import dev.postern.policy.Finding;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;

/** The conditions of an InternalApi's path half. */
final class ApiPathConditions {

    static final String HEALTHY = "healthy";

    private final CloudConditions conditions;
    private final InternalApiPlan plan;
    private final PathOutcome outcome;

    ApiPathConditions(List<Condition> before, InternalApiPlan plan, PathOutcome outcome) {
        this.conditions = new CloudConditions(before);
        this.plan = plan;
        this.outcome = outcome;
    }

    /** Everything but the endpoint service: balancer, listener, target group, security group and rules. */
    ConditionFact loadBalancerReady() {
        return outcome.report()
                .map(report -> conditions.of(ConditionType.LOAD_BALANCER_READY, report, standing(report)))
                .orElseGet(() -> conditions.of(ConditionType.LOAD_BALANCER_READY, outcome.plan()));
    }

    ConditionFact endpointServiceReady() {
        if (plan.state() == State.CLOSING) {
            return ConditionFact.fails(
                    ConditionType.ENDPOINT_SERVICE_READY,
                    ConditionReason.API_CLOSING,
                    "Consumers withdraw their endpoints; what remains after a while is rejected.");
        }
        return outcome.report()
                .map(this::serviceReady)
                .orElseGet(() -> conditions.of(ConditionType.ENDPOINT_SERVICE_READY, outcome.plan()));
    }

    ConditionFact targetsHealthy() {
        return outcome.report()
                .map(this::targetsHealthy)
                .orElseGet(() -> conditions.of(ConditionType.TARGETS_HEALTHY, outcome.plan()));
    }

    private ConditionFact serviceReady(Report report) {
        ConditionFact ready =
                conditions.of(ConditionType.ENDPOINT_SERVICE_READY, report, List.of(ApiResources.ENDPOINT_SERVICE));
        List<Finding> remarks = outcome.remarks();
        return remarks.isEmpty() || !ready.isTrue()
                ? ready
                : ConditionFact.holds(ready.type(), ready.reason(), FindingsText.of(remarks));
    }

    private ConditionFact targetsHealthy(Report report) {
        boolean isAsWanted = report.outcomes().get(ApiResources.TARGET_GROUP) instanceof Outcome.Done;
        return report.observed(ApiResources.TARGET_GROUP, ObservedTargetGroup.class)
                .filter(group -> isAsWanted || !group.health().isEmpty())
                .map(ApiPathConditions::health)
                .orElseGet(
                        () -> conditions.of(ConditionType.TARGETS_HEALTHY, report, List.of(ApiResources.TARGET_GROUP)));
    }

    private static ConditionFact health(ObservedTargetGroup group) {
        long healthy = group.health().values().stream().filter(HEALTHY::equals).count();
        if (healthy > 0) {
            return ConditionFact.holds(
                    ConditionType.TARGETS_HEALTHY,
                    ConditionReason.HEALTHY,
                    healthy + " of " + group.health().size() + " targets are healthy.");
        }
        return group.health().isEmpty()
                ? ConditionFact.fails(
                        ConditionType.TARGETS_HEALTHY,
                        ConditionReason.NO_TARGETS,
                        "No ready pod with a sidecar for this API is in its Service. See RuntimeReady.")
                : ConditionFact.fails(
                        ConditionType.TARGETS_HEALTHY,
                        ConditionReason.UNHEALTHY,
                        "No target answers the load balancer's health checks yet: " + group.health()
                                + ". They need port 15021 open from the load balancer, see"
                                + " spec.privateLink.network.targetSecurityGroups.");
    }

    private static List<ResourceId> standing(Report report) {
        return report.outcomes().keySet().stream()
                .filter(id -> !id.equals(ApiResources.ENDPOINT_SERVICE))
                .toList();
    }
}
