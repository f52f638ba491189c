package dev.postern.aws.apply;

import dev.postern.plan.resource.DnsRecord;
import dev.postern.plan.resource.Endpoint;
import dev.postern.plan.resource.EndpointService;
import dev.postern.plan.resource.Listener;
import dev.postern.plan.resource.LoadBalancer;
import dev.postern.plan.resource.ResourceKind;
import dev.postern.plan.resource.SecurityGroup;
import dev.postern.plan.resource.SecurityGroupRule;
import dev.postern.plan.resource.TargetGroup;

/** A driver for each kind. */
public record Drivers(
        Driver<SecurityGroup, ?> securityGroups,
        Driver<SecurityGroupRule, ?> securityGroupRules,
        Driver<LoadBalancer, ?> loadBalancers,
        Driver<TargetGroup, ?> targetGroups,
        Driver<Listener, ?> listeners,
        Driver<EndpointService, ?> endpointServices,
        Driver<Endpoint, ?> endpoints,
        Driver<DnsRecord, ?> dnsRecords) {

    Driver<?, ?> of(ResourceKind kind) {
        return switch (kind) {
            case SECURITY_GROUP -> securityGroups;
            case SECURITY_GROUP_RULE -> securityGroupRules;
            case LOAD_BALANCER -> loadBalancers;
            case TARGET_GROUP -> targetGroups;
            case LISTENER -> listeners;
            case ENDPOINT_SERVICE -> endpointServices;
            case ENDPOINT -> endpoints;
            case DNS_RECORD -> dnsRecords;
        };
    }
}
