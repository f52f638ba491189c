package dev.postern.plan.print;

import dev.postern.plan.resource.Attribute;
import dev.postern.plan.resource.Connections;
import dev.postern.plan.resource.DesiredResource;
import dev.postern.plan.resource.DnsRecord;
import dev.postern.plan.resource.Endpoint;
import dev.postern.plan.resource.EndpointService;
import dev.postern.plan.resource.Listener;
import dev.postern.plan.resource.LoadBalancer;
import dev.postern.plan.resource.LoadBalancer.CrossZone;
import dev.postern.plan.resource.Principals;
import dev.postern.plan.resource.ResourceId;
import dev.postern.plan.resource.SecurityGroup;
import dev.postern.plan.resource.SecurityGroupRule;
import dev.postern.plan.resource.TargetGroup;
import dev.postern.plan.resource.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/** The fields of each kind of resource, in reading order. */
final class ResourceFields {

    private final Map<String, Object> fields = new LinkedHashMap<>();

    private ResourceFields() {}

    static Map<String, Object> of(DesiredResource resource) {
        return switch (resource) {
            case SecurityGroup group -> securityGroup(group);
            case SecurityGroupRule rule -> rule(rule);
            case LoadBalancer balancer -> loadBalancer(balancer);
            case TargetGroup group -> targetGroup(group);
            case Listener listener -> listener(listener);
            case EndpointService service -> service(service);
            case Endpoint endpoint -> endpoint(endpoint);
            case DnsRecord dnsRecord -> dnsRecord(dnsRecord);
        };
    }

    private static Map<String, Object> securityGroup(SecurityGroup group) {
        return new ResourceFields()
                .with("vpcId", group.vpcId())
                .with("description", group.description())
                .with(
                        "ingress",
                        group.ingress().stream()
                                .map(ingress -> new ResourceFields()
                                        .with("from", ingress.sourceGroupId())
                                        .with("port", ingress.port())
                                        .fields)
                                .toList())
                .fields;
    }

    private static Map<String, Object> rule(SecurityGroupRule rule) {
        return new ResourceFields()
                .with("groupId", rule.groupId())
                .with("from", text(rule.sourceGroupId()))
                .with("port", rule.port())
                .with("description", rule.description())
                .fields;
    }

    private static Map<String, Object> loadBalancer(LoadBalancer balancer) {
        return new ResourceFields()
                .with("scheme", "internal")
                .with("subnetIds", balancer.subnetIds())
                .with("securityGroupId", text(balancer.securityGroupId()))
                .with("enforceRulesOnPrivateLinkTraffic", false)
                .with("crossZone", balancer.crossZone() == CrossZone.ON)
                .fields;
    }

    private static Map<String, Object> targetGroup(TargetGroup group) {
        var check = group.healthCheck();
        return new ResourceFields()
                .with("vpcId", group.vpcId())
                .with("port", group.port())
                .with("proxyProtocol", "v2")
                .with("deregistrationSeconds", TargetGroup.DEREGISTRATION_SECONDS)
                .with("terminatesConnections", true)
                .with(
                        "healthCheck",
                        new ResourceFields()
                                .with("port", check.port())
                                .with("path", check.path())
                                .with("intervalSeconds", check.intervalSeconds())
                                .with("timeoutSeconds", check.timeoutSeconds())
                                .with("threshold", check.threshold())
                                .fields)
                .with("targets", group.targets().<Object>map(ArrayList::new).orElse("unknown"))
                .fields;
    }

    private static Map<String, Object> listener(Listener listener) {
        return new ResourceFields()
                .with("loadBalancerArn", text(listener.loadBalancerArn()))
                .with("protocol", "TCP")
                .with("port", listener.port())
                .with("targetGroupArn", text(listener.targetGroupArn()))
                .fields;
    }

    private static Map<String, Object> service(EndpointService service) {
        return new ResourceFields()
                .with("loadBalancerArn", text(service.loadBalancerArn()))
                .with("acceptanceRequired", true)
                .with("principals", principals(service.principals()))
                .with("connections", connections(service.connections()))
                .fields;
    }

    private static Map<String, Object> principals(Principals principals) {
        return new ResourceFields()
                .with("roles", new ArrayList<>(principals.roleArns()))
                .with("complete", principals.completeness() == Principals.Completeness.COMPLETE)
                .fields;
    }

    private static Map<String, Object> connections(Connections connections) {
        return new ResourceFields()
                .with("accepted", new LinkedHashMap<>(connections.accepted()))
                .with("rejected", new ArrayList<>(connections.rejected()))
                .fields;
    }

    private static Map<String, Object> endpoint(Endpoint endpoint) {
        return new ResourceFields()
                .with("serviceName", endpoint.serviceName())
                .with("vpcId", endpoint.vpcId())
                .with("subnetIds", endpoint.subnetIds())
                .with("securityGroupId", text(endpoint.securityGroupId()))
                .fields;
    }

    private static Map<String, Object> dnsRecord(DnsRecord dnsRecord) {
        return new ResourceFields()
                .with("zoneId", dnsRecord.zoneId())
                .with("name", dnsRecord.name())
                .with("targetName", text(dnsRecord.targetName()))
                .with("targetZoneId", text(dnsRecord.targetZoneId()))
                .fields;
    }

    private static String text(Value value) {
        return switch (value) {
            case Value.Known(String text) -> text;
            case Value.OutputOf(ResourceId resource, Attribute attribute) -> "${" + resource + "." + attribute + "}";
        };
    }

    private ResourceFields with(String name, Object value) {
        fields.put(name, value);
        return this;
    }
}
