package dev.postern.aws.apply;

import dev.postern.plan.Owner;
import dev.postern.plan.Place;
import dev.postern.plan.Plan;
import dev.postern.plan.resource.Attribute;
import dev.postern.plan.resource.Connections;
import dev.postern.plan.resource.DnsRecord;
import dev.postern.plan.resource.Endpoint;
import dev.postern.plan.resource.EndpointService;
import dev.postern.plan.resource.Listener;
import dev.postern.plan.resource.LoadBalancer;
import dev.postern.plan.resource.Principals;
import dev.postern.plan.resource.ResourceId;
import dev.postern.plan.resource.SecurityGroup;
import dev.postern.plan.resource.SecurityGroupRule;
import dev.postern.plan.resource.TargetGroup;
import dev.postern.plan.resource.Value;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Plans in the shape the planner makes them. */
final class Plans {

    static final Owner OWNER = new Owner("cluster-1", "uid-1", "InternalApi", "shop", "orders");
    static final Place PLACE = new Place("shop-prod", "111111111111", "eu-central-1");

    static final ResourceId GROUP = new ResourceId("group");
    static final ResourceId RULE = new ResourceId("rule");
    static final ResourceId BALANCER = new ResourceId("balancer");
    static final ResourceId TARGETS = new ResourceId("targets");
    static final ResourceId LISTENER = new ResourceId("listener");
    static final ResourceId SERVICE = new ResourceId("service");
    static final ResourceId ENDPOINT = new ResourceId("endpoint");
    static final ResourceId RECORD = new ResourceId("record");

    private Plans() {}

    static Plan empty() {
        return Plan.empty(OWNER, PLACE);
    }

    static Plan api(String... roles) {
        return new Plan(
                OWNER,
                PLACE,
                List.of(
                        group(),
                        new SecurityGroupRule(RULE, "sg-1", idOf(GROUP), 15443, ""),
                        new LoadBalancer(BALANCER, List.of("subnet-1"), idOf(GROUP), LoadBalancer.CrossZone.ON),
                        targets(),
                        new Listener(LISTENER, idOf(BALANCER), idOf(TARGETS), 443),
                        service(roles)));
    }

    static Plan consumer(String serviceName) {
        return new Plan(
                OWNER,
                PLACE,
                List.of(
                        group(),
                        new Endpoint(ENDPOINT, serviceName, "vpc-1", List.of("subnet-1"), idOf(GROUP)),
                        new DnsRecord(
                                RECORD,
                                "Z1",
                                "orders.internal.example",
                                new Value.OutputOf(ENDPOINT, Attribute.DNS_NAME),
                                new Value.OutputOf(ENDPOINT, Attribute.DNS_ZONE_ID))));
    }

    private static SecurityGroup group() {
        return new SecurityGroup(GROUP, "vpc-1", "", new TreeSet<>(Set.of(new SecurityGroup.Ingress("sg-9", 443))));
    }

    private static TargetGroup targets() {
        return new TargetGroup(
                TARGETS,
                "vpc-1",
                15443,
                new TargetGroup.HealthCheck(15021, "/", 5, 3, 2),
                Optional.of(new TreeSet<>(Set.of("10.0.0.7"))));
    }

    private static EndpointService service(String... roles) {
        return new EndpointService(
                SERVICE,
                idOf(BALANCER),
                new Principals(new TreeSet<>(Set.of(roles)), Principals.Completeness.COMPLETE),
                new Connections(new TreeMap<>(), new TreeSet<>()));
    }

    private static Value idOf(ResourceId id) {
        return new Value.OutputOf(id, Attribute.ID);
    }
}
