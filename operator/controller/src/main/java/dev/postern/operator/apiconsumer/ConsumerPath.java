package dev.postern.operator.apiconsumer;

import dev.postern.api.ApiConsumer;
import dev.postern.api.ApiConsumerStatus;
import dev.postern.api.ApiConsumerStatus.Path;
import dev.postern.api.AwsStatus;
import dev.postern.api.ConsumerPrivateLink;
import dev.postern.aws.apply.Report;
import dev.postern.aws.apply.ResourceRecord;
import dev.postern.aws.driver.ObservedEndpoint;
import dev.postern.operator.cloud.Cloud;
import dev.postern.operator.cloud.PathOutcome;
import dev.postern.operator.cloud.PathPlan;
import dev.postern.operator.cloud.ResourceRecords;
import dev.postern.operator.cloud.StatusLog;
import dev.postern.operator.kubernetes.StatusPen;
import dev.postern.plan.apiconsumer.ConsumerResources;
import dev.postern.plan.resource.ResourceKind;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Carries the path half of an ApiConsumer a step on, with a record in its status before anything is made. */
@Singleton
final class ConsumerPath {

    private final Cloud cloud;

    @Inject
    ConsumerPath(Cloud cloud) {
        this.cloud = cloud;
    }

    PathOutcome apply(ConsumerFacts facts, PathPlan plan, StatusPen<ApiConsumerStatus, ApiConsumer> pen) {
        Optional<AwsStatus> recorded = ConsumerPathPlanning.aws(facts);
        if (!(plan instanceof PathPlan.Apply step)) {
            return PathOutcome.notApplied(plan, recorded);
        }
        ApiConsumerStatus base = facts.status().orElseGet(() -> first(facts.consumer()));
        var log = new StatusLog(
                recorded, step.account().facts().place(), aws -> pen.write(with(base, path(facts, Optional.of(aws)))));
        Report report = cloud.apply(step, log);
        return new PathOutcome(step, Optional.of(report), log.current());
    }

    /** What stands in the account after this pass; empty when nothing does. */
    static Optional<Path> standing(ConsumerFacts facts, PathOutcome outcome) {
        if (outcome.isEmpty()) {
            return Optional.empty();
        }
        Path path = path(facts, outcome.aws());
        String state = outcome.report()
                .flatMap(report -> report.observed(ConsumerResources.ENDPOINT, ObservedEndpoint.class))
                .map(ObservedEndpoint::state)
                .orElse(path.endpointState());
        return Optional.of(new Path(path.endpointId(), state, path.dnsName(), path.aws()));
    }

    /** The endpoint's id stands in status as soon as AWS has given it: the API accepts no other. */
    private static Path path(ConsumerFacts facts, Optional<AwsStatus> aws) {
        return new Path(
                ResourceRecords.find(aws, ConsumerResources.ENDPOINT)
                        .flatMap(ResourceRecord::awsId)
                        .orElse(""),
                facts.path().map(Path::endpointState).orElse(""),
                isPublished(aws) ? recordName(facts) : "",
                aws.orElse(null));
    }

    private static boolean isPublished(Optional<AwsStatus> aws) {
        return aws.stream()
                .flatMap(status -> ResourceRecords.of(status).stream())
                .anyMatch(stored ->
                        stored.kind() == ResourceKind.DNS_RECORD && stored.state() == ResourceRecord.State.CREATED);
    }

    private static String recordName(ConsumerFacts facts) {
        return facts.consumer()
                .getSpec()
                .optionalPrivateLink()
                .map(ConsumerPrivateLink::dns)
                .map(ConsumerPrivateLink.Dns::qualifiedName)
                .orElse("");
    }

    private static ApiConsumerStatus first(ApiConsumer consumer) {
        return new ApiConsumerStatus(consumer.getMetadata().getGeneration(), List.of(), "", null, null, null);
    }

    private static ApiConsumerStatus with(ApiConsumerStatus status, Path path) {
        return new ApiConsumerStatus(
                status.observedGeneration(),
                status.conditions(),
                status.address(),
                status.grant(),
                path,
                status.workload());
    }
}
