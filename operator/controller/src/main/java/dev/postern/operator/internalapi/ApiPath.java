package dev.postern.operator.internalapi;

import dev.postern.api.AwsStatus;
import dev.postern.api.Grant;
import dev.postern.api.InternalApi;
import dev.postern.api.InternalApiStatus;
import dev.postern.aws.apply.Report;
import dev.postern.aws.driver.ObservedEndpointService;
import dev.postern.aws.driver.ObservedLoadBalancer;
import dev.postern.operator.cloud.Cloud;
import dev.postern.operator.cloud.PathOutcome;
import dev.postern.operator.cloud.PathPlan;
import dev.postern.operator.cloud.StatusLog;
import dev.postern.operator.configuration.Accounts;
import dev.postern.operator.kubernetes.StatusPen;
import dev.postern.plan.internalapi.ApiResources;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Carries the path half of an InternalApi a step on, with a record in its status before anything is made. */
@Singleton
final class ApiPath {

    private final Cloud cloud;
    private final Accounts accounts;

    @Inject
    ApiPath(Cloud cloud, Accounts accounts) {
        this.cloud = cloud;
        this.accounts = accounts;
    }

    PathOutcome apply(InternalApiFacts facts, InternalApiPlan plan, StatusPen<InternalApiStatus, InternalApi> pen) {
        Optional<AwsStatus> recorded = ApiPathPlanning.aws(facts);
        if (!(plan.path() instanceof PathPlan.Apply step)) {
            return PathOutcome.notApplied(plan.path(), recorded);
        }
        InternalApiStatus base = facts.status().orElseGet(() -> InternalApiStatuses.first(facts.api()));
        pen.write(InternalApiStatuses.with(base, plan.grants()));
        var log = new StatusLog(
                recorded,
                step.account().facts().place(),
                aws -> pen.write(InternalApiStatuses.with(InternalApiStatuses.with(base, plan.grants()), aws)));
        Report report = cloud.apply(step, log);
        return new PathOutcome(step, Optional.of(report), log.current());
    }

    /** The grants with how far they have come; as planned when the endpoint service was not seen. */
    List<Grant> progressed(InternalApiFacts facts, List<Grant> planned, PathOutcome outcome) {
        var present = facts.consumers().stream()
                .map(consumer -> consumer.getMetadata().getUid())
                .collect(Collectors.toUnmodifiableSet());
        return progress(outcome).map(progress -> progress.of(planned, present)).orElse(planned);
    }

    /** What AWS showed of the endpoint service; empty when it was not asked or did not answer. */
    Optional<GrantProgress> progress(PathOutcome outcome) {
        return outcome.report()
                .flatMap(report -> report.observed(ApiResources.ENDPOINT_SERVICE, ObservedEndpointService.class))
                .map(service -> new GrantProgress(accounts, service));
    }

    /** Addresses of the load balancer's nodes, as last seen. */
    static List<String> addresses(InternalApiFacts facts, PathOutcome outcome) {
        return outcome.report()
                .flatMap(report -> report.observed(ApiResources.LOAD_BALANCER, ObservedLoadBalancer.class))
                .map(ObservedLoadBalancer::addresses)
                .filter(addresses -> !addresses.isEmpty())
                .orElseGet(facts::loadBalancerAddresses);
    }
}
