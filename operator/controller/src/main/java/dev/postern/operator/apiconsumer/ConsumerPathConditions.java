package dev.postern.operator.apiconsumer;

import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;
import dev.postern.aws.apply.Outcome;
import dev.postern.aws.apply.Report;
import dev.postern.aws.driver.ObservedEndpoint;
import dev.postern.operator.cloud.CloudConditions;
import dev.postern.operator.cloud.PathOutcome;
import dev.postern.operator.cloud.PathPlan;
import dev.postern.operator.condition.ConditionFact;
import dev.postern.plan.apiconsumer.ConsumerResources;
import dev.postern.plan.resource.ResourceId;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The conditions of an ApiConsumer's path half. */
final class ConsumerPathConditions {

    private static final Set<ResourceId> OF_ENDPOINT =
            Set.of(ConsumerResources.ENDPOINT_GROUP, ConsumerResources.ENDPOINT);

    private final CloudConditions conditions;
    private final ConsumerPlan plan;
    private final PathOutcome outcome;

    ConsumerPathConditions(List<Condition> before, ConsumerPlan plan, PathOutcome outcome) {
        this.conditions = new CloudConditions(before);
        this.plan = plan;
        this.outcome = outcome;
    }

    List<ConditionFact> all() {
        return List.of(
                of(ConditionType.ENDPOINT_READY, this::endpointReady),
                of(ConditionType.CONNECTION_ACCEPTED, this::connectionAccepted),
                of(ConditionType.DNS_READY, this::dnsReady));
    }

    private ConditionFact of(ConditionType type, Function<Report, ConditionFact> read) {
        if (!(plan.standing() instanceof Standing.Granted)) {
            return withdrawn(type);
        }
        return outcome.report().map(read).orElseGet(() -> conditions.of(type, outcome.plan()));
    }

    /** Without access nothing is made, and what stands goes. */
    private ConditionFact withdrawn(ConditionType type) {
        if (outcome.plan() instanceof PathPlan.Leave && !outcome.isEmpty()) {
            return conditions.leftAlone(type);
        }
        if (outcome.plan() instanceof PathPlan.Refused) {
            return conditions.of(type, outcome.plan());
        }
        return outcome.isEmpty()
                ? ConditionFact.fails(
                        type, ConditionReason.NOT_AUTHORIZED, "Without consent nothing is made. See Authorized.")
                : ConditionFact.fails(type, ConditionReason.DELETING, going());
    }

    private String going() {
        return "Endpoint and record are being taken away. "
                + outcome.report().map(ConsumerPathConditions::obstacles).orElse("");
    }

    private static String obstacles(Report report) {
        return report.outcomes().entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Outcome.Failed)
                .map(entry -> entry.getKey() + ": "
                        + ((Outcome.Failed) entry.getValue()).problem().message())
                .collect(Collectors.joining(" "));
    }

    private ConditionFact endpointReady(Report report) {
        return endpoint(report)
                .filter(endpoint -> isDone(report, ConsumerResources.ENDPOINT_GROUP))
                .map(endpoint -> ConditionFact.holds(
                        ConditionType.ENDPOINT_READY,
                        ConditionReason.AVAILABLE,
                        "Endpoint " + endpoint.id() + " exists."))
                .orElseGet(() -> conditions.of(ConditionType.ENDPOINT_READY, report, OF_ENDPOINT));
    }

    private ConditionFact connectionAccepted(Report report) {
        ConditionType type = ConditionType.CONNECTION_ACCEPTED;
        return endpoint(report)
                .map(endpoint -> switch (endpoint.state()) {
                    case "available" ->
                        ConditionFact.holds(type, ConditionReason.ACCEPTED, "The API has accepted the endpoint.");
                    case "pendingacceptance" ->
                        ConditionFact.fails(
                                type,
                                ConditionReason.PENDING_ACCEPTANCE,
                                "Endpoint " + endpoint.id() + " waits for the API to accept it.");
                    case "rejected" ->
                        ConditionFact.fails(
                                type,
                                ConditionReason.REJECTED,
                                "The API has rejected endpoint " + endpoint.id() + ". See Authorized.");
                    default ->
                        ConditionFact.fails(
                                type,
                                ConditionReason.PROVISIONING,
                                "Endpoint " + endpoint.id() + " is " + endpoint.state() + ".");
                })
                .orElseGet(() -> conditions.of(type, report, List.of(ConsumerResources.ENDPOINT)));
    }

    private ConditionFact dnsReady(Report report) {
        List<ResourceId> records = report.outcomes().keySet().stream()
                .filter(id -> !OF_ENDPOINT.contains(id))
                .toList();
        ConditionFact ready = conditions.of(ConditionType.DNS_READY, report, records);
        if (ready.isTrue() && isDone(report, ConsumerResources.ENDPOINT)) {
            return ConditionFact.holds(ready.type(), ConditionReason.PUBLISHED, "The record is published.");
        }
        return ready.reason() == ConditionReason.FOREIGN_OBJECT
                ? ConditionFact.fails(ready.type(), ConditionReason.FOREIGN_RECORD, ready.message())
                : ready;
    }

    private static boolean isDone(Report report, ResourceId id) {
        return report.outcomes().get(id) instanceof Outcome.Done;
    }

    private static Optional<ObservedEndpoint> endpoint(Report report) {
        return report.observed(ConsumerResources.ENDPOINT, ObservedEndpoint.class);
    }
}
