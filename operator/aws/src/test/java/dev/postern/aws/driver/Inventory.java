package dev.postern.aws.driver;

import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** Everything that stands in both accounts, read apart from the drivers. */
record Inventory(
        List<String> securityGroups,
        List<String> ingress,
        List<String> loadBalancers,
        List<String> targetGroups,
        List<String> endpointServices,
        List<String> endpoints,
        List<String> records) {

    static Inventory asSeeded() {
        return new Inventory(
                List.of("callers", "pods"),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of("internal.example. NS", "internal.example. SOA"));
    }

    static Inventory of(SimulatedWorld world) {
        var provider = world.providerAdmin().clients();
        var consumer = world.consumerAdmin().clients();
        return new Inventory(
                groups(provider.ec2(), consumer.ec2()),
                rules(provider.ec2(), consumer.ec2()),
                provider.loadBalancing().describeLoadBalancers().loadBalancers().stream()
                        .map(LoadBalancer::loadBalancerName)
                        .toList(),
                provider.loadBalancing().describeTargetGroups().targetGroups().stream()
                        .map(TargetGroup::targetGroupName)
                        .toList(),
                provider.ec2().describeVpcEndpointServiceConfigurations().serviceConfigurations().stream()
                        .map(ServiceConfiguration::serviceName)
                        .toList(),
                consumer.ec2().describeVpcEndpoints().vpcEndpoints().stream()
                        .filter(endpoint -> !endpoint.stateAsString().equals("deleted"))
                        .map(VpcEndpoint::vpcEndpointId)
                        .toList(),
                consumer
                        .route53()
                        .listResourceRecordSets(request -> request.hostedZoneId(SimulatedWorld.ZONE))
                        .resourceRecordSets()
                        .stream()
                        .map(found -> found.name() + " " + found.typeAsString())
                        .toList());
    }

    private static List<String> groups(Ec2Client... clients) {
        return Stream.of(clients)
                .flatMap(client -> client.describeSecurityGroups().securityGroups().stream())
                .map(SecurityGroup::groupName)
                .filter(name -> !name.equals("default"))
                .sorted()
                .toList();
    }

    private static List<String> rules(Ec2Client... clients) {
        return Stream.of(clients)
                .flatMap(client -> client.describeSecurityGroupRules(request -> {}).securityGroupRules().stream())
                .filter(rule -> !rule.isEgress() && rule.referencedGroupInfo() != null)
                .filter(rule -> !rule.referencedGroupInfo().groupId().equals(rule.groupId()))
                .map(SecurityGroupRule::securityGroupRuleId)
                .toList();
    }
}
