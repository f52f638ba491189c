package dev.postern.plan.internalapi;

import dev.postern.api.ApiPrivateLink;
import dev.postern.contract.HealthPaths;
import dev.postern.contract.Ports;
import dev.postern.plan.Plan;
import dev.postern.plan.Planning;
import dev.postern.plan.check.AccountChecks;
import dev.postern.plan.check.NetworkChecks;
import dev.postern.plan.check.WantedNetwork;
import dev.postern.plan.facts.AccountFacts;
import dev.postern.plan.facts.InternalApiFacts;
import dev.postern.plan.resource.Attribute;
import dev.postern.plan.resource.DesiredResource;
import dev.postern.plan.resource.EndpointService;
import dev.postern.plan.resource.Listener;
import dev.postern.plan.resource.LoadBalancer;
import dev.postern.plan.resource.LoadBalancer.CrossZone;
import dev.postern.plan.resource.ResourceId;
import dev.postern.plan.resource.SecurityGroup;
import dev.postern.plan.resource.SecurityGroupRule;
import dev.postern.plan.resource.TargetGroup;
import dev.postern.plan.resource.Value;
import dev.postern.policy.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Plans the path to an API: load balancer, target group, listener, endpoint service, and the rules between them. */
public final class InternalApiPlanning {

    private static final int DEFAULT_LISTENER_PORT = 443;

    private static final TargetGroup.HealthCheck HEALTH_CHECK =
            new TargetGroup.HealthCheck(Ports.HEALTH, HealthPaths.READY, 5, 3, 2);

    private final ApiPrivateLink spec;
    private final InternalApiFacts facts;

    private InternalApiPlanning(ApiPrivateLink spec, InternalApiFacts facts) {
        this.spec = spec;
        this.facts = facts;
    }

    /** The spec has passed the checks of its schema; what is found here needs the facts. */
    public static Planning plan(ApiPrivateLink spec, InternalApiFacts facts) {
        return new InternalApiPlanning(spec, facts).plan();
    }

    private Planning plan() {
        var findings = findings();
        return findings.isEmpty() ? planned(facts.account().orElseThrow()) : new Planning.Refused(findings);
    }

    private List<Finding> findings() {
        var findings = new ArrayList<>(AccountChecks.findings(spec.account(), facts.account(), facts.owner()));
        facts.account()
                .ifPresent(account -> findings.addAll(NetworkChecks.findings(account, network(), facts.network())));
        return findings;
    }

    private WantedNetwork network() {
        return new WantedNetwork(
                spec.network().vpcId(),
                spec.network().subnets().ids(),
                spec.network().targetSecurityGroups(),
                "spec.privateLink.network.targetSecurityGroups");
    }

    private Planning planned(AccountFacts account) {
        var grants = GrantPlanning.of(facts.grants());
        var resources = Stream.of(
                        Stream.of(loadBalancerGroup(), loadBalancer(), targetGroup(), listener(), service(grants)),
                        rules())
                .flatMap(stream -> stream)
                .toList();
        return new Planning.Planned(new Plan(facts.owner(), account.place(), resources), grants.remarks());
    }

    private DesiredResource loadBalancerGroup() {
        return new SecurityGroup(
                ApiResources.LOAD_BALANCER_GROUP,
                spec.network().vpcId(),
                "Postern: load balancer of " + facts.owner().path() + "; only PrivateLink enters",
                new TreeSet<>());
    }

    private DesiredResource loadBalancer() {
        return new LoadBalancer(
                ApiResources.LOAD_BALANCER,
                spec.network().subnets().ids(),
                idOf(ApiResources.LOAD_BALANCER_GROUP),
                spec.network().crossesZones() ? CrossZone.ON : CrossZone.OFF);
    }

    private DesiredResource targetGroup() {
        return new TargetGroup(
                ApiResources.TARGET_GROUP,
                spec.network().vpcId(),
                Ports.INBOUND_PRIVATE_LINK,
                HEALTH_CHECK,
                facts.targets());
    }

    private DesiredResource listener() {
        return new Listener(
                ApiResources.LISTENER,
                idOf(ApiResources.LOAD_BALANCER),
                idOf(ApiResources.TARGET_GROUP),
                spec.optionalListener().map(ApiPrivateLink.Listener::port).orElse(DEFAULT_LISTENER_PORT));
    }

    private DesiredResource service(GrantPlanning grants) {
        return new EndpointService(
                ApiResources.ENDPOINT_SERVICE,
                idOf(ApiResources.LOAD_BALANCER),
                grants.principals(),
                grants.connections());
    }

    private Stream<DesiredResource> rules() {
        return spec.network().targetSecurityGroups().stream()
                .distinct()
                .flatMap(group -> Stream.of(
                        rule(group, "traffic", Ports.INBOUND_PRIVATE_LINK), rule(group, "health", Ports.HEALTH)));
    }

    private DesiredResource rule(String group, String purpose, int port) {
        return new SecurityGroupRule(
                ApiResources.rule(group, purpose),
                group,
                idOf(ApiResources.LOAD_BALANCER_GROUP),
                port,
                "Postern: " + purpose + " from the load balancer of "
                        + facts.owner().path());
    }

    private static Value idOf(ResourceId resource) {
        return new Value.OutputOf(resource, Attribute.ID);
    }
}
