package dev.postern.aws.apply;

import dev.postern.plan.resource.DesiredResource;
import dev.postern.plan.resource.DnsRecord;
import dev.postern.plan.resource.Endpoint;
import dev.postern.plan.resource.EndpointService;
import dev.postern.plan.resource.Listener;
import dev.postern.plan.resource.LoadBalancer;
import dev.postern.plan.resource.ResourceId;
import dev.postern.plan.resource.SecurityGroup;
import dev.postern.plan.resource.SecurityGroupRule;
import dev.postern.plan.resource.TargetGroup;
import java.util.List;

/** Brings every wanted resource nearer to what is wanted; one that is not done holds up only those made from it. */
final class Creation {

    private final Drivers drivers;
    private final Pass pass;

    Creation(Drivers drivers, Pass pass) {
        this.drivers = drivers;
        this.pass = pass;
    }

    /** In an order in which each comes after those it is made from. */
    void converge(List<DesiredResource> wanted) {
        wanted.forEach(resource -> pass.settle(resource.id(), () -> converge(resource)));
    }

    private Outcome converge(DesiredResource wanted) {
        return switch (wanted) {
            case SecurityGroup group -> step(group, drivers.securityGroups());
            case SecurityGroupRule rule -> step(rule, drivers.securityGroupRules());
            case LoadBalancer balancer -> step(balancer, drivers.loadBalancers());
            case TargetGroup group -> step(group, drivers.targetGroups());
            case Listener listener -> step(listener, drivers.listeners());
            case EndpointService service -> step(service, drivers.endpointServices());
            case Endpoint endpoint -> step(endpoint, drivers.endpoints());
            case DnsRecord dnsRecord -> step(dnsRecord, drivers.dnsRecords());
        };
    }

    private <R extends DesiredResource, O extends Observed> Outcome step(R wanted, Driver<R, O> driver) {
        var convergence = new Convergence<>(wanted, driver, pass);
        List<ResourceId> missing =
                wanted.dependencies().stream().filter(id -> !pass.isDone(id)).toList();
        return missing.isEmpty() ? convergence.outcome() : convergence.blocked(missing);
    }
}
