package dev.postern.aws.account;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.SecurityGroupRule;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointConnection;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * What stands in one account and region, by pages and not by objects: however many objects Postern has there, one read
 * of a kind serves them all.
 */
public final class Snapshot {

    private final InstantSource clock;
    private final Route53Client route53;
    private final Listing<SecurityGroup> securityGroups;
    private final Listing<SecurityGroupRule> securityGroupRules;
    private final Listing<ServiceConfiguration> endpointServices;
    private final Listing<VpcEndpointConnection> connections;
    private final Listing<VpcEndpoint> endpoints;
    private final Listing<NetworkInterface> loadBalancerInterfaces;
    private final Listing<LoadBalancer> loadBalancers;
    private final Listing<TargetGroup> targetGroups;
    private final Map<String, Listing<ResourceRecordSet>> zones = new ConcurrentHashMap<>();

    Snapshot(AwsClients clients, InstantSource clock) {
        this.clock = clock;
        this.route53 = clients.route53();
        Ec2Client ec2 = clients.ec2();
        this.securityGroups = listing(() -> securityGroups(ec2), SecurityGroup::groupId);
        this.securityGroupRules = listing(() -> rules(ec2), SecurityGroupRule::securityGroupRuleId);
        this.endpointServices = listing(() -> services(ec2), ServiceConfiguration::serviceId);
        this.connections = listing(() -> connections(ec2), VpcEndpointConnection::vpcEndpointId);
        this.endpoints = listing(() -> endpoints(ec2), VpcEndpoint::vpcEndpointId);
        this.loadBalancerInterfaces = listing(() -> interfaces(ec2), NetworkInterface::networkInterfaceId);
        ElasticLoadBalancingV2Client elb = clients.loadBalancing();
        this.loadBalancers = listing(() -> loadBalancers(elb), LoadBalancer::loadBalancerArn);
        this.targetGroups = listing(() -> targetGroups(elb), TargetGroup::targetGroupArn);
    }

    public Listing<SecurityGroup> securityGroups() {
        return securityGroups;
    }

    public Listing<SecurityGroupRule> securityGroupRules() {
        return securityGroupRules;
    }

    public Listing<ServiceConfiguration> endpointServices() {
        return endpointServices;
    }

    /** Connections to all endpoint services of the account. */
    public Listing<VpcEndpointConnection> connections() {
        return connections;
    }

    public Listing<VpcEndpoint> endpoints() {
        return endpoints;
    }

    /** Where load balancers get their addresses from. */
    public Listing<NetworkInterface> loadBalancerInterfaces() {
        return loadBalancerInterfaces;
    }

    public Listing<LoadBalancer> loadBalancers() {
        return loadBalancers;
    }

    public Listing<TargetGroup> targetGroups() {
        return targetGroups;
    }

    /** All record sets of a zone; they have no id of their own. */
    public Listing<ResourceRecordSet> zone(String zoneId) {
        return zones.computeIfAbsent(zoneId, id -> listing(() -> records(id), ResourceRecordSet::name));
    }

    private <T> Listing<T> listing(Supplier<List<T>> read, Function<T, String> id) {
        return new Listing<>(read, id, clock);
    }

    private List<ResourceRecordSet> records(String zoneId) {
        return route53
                .listResourceRecordSetsPaginator(request -> request.hostedZoneId(zoneId))
                .resourceRecordSets()
                .stream()
                .toList();
    }

    private static List<SecurityGroup> securityGroups(Ec2Client ec2) {
        return ec2.describeSecurityGroupsPaginator().securityGroups().stream().toList();
    }

    private static List<SecurityGroupRule> rules(Ec2Client ec2) {
        return ec2.describeSecurityGroupRulesPaginator(request -> {}).securityGroupRules().stream()
                .toList();
    }

    private static List<ServiceConfiguration> services(Ec2Client ec2) {
        return ec2.describeVpcEndpointServiceConfigurationsPaginator().serviceConfigurations().stream()
                .toList();
    }

    private static List<VpcEndpointConnection> connections(Ec2Client ec2) {
        return ec2.describeVpcEndpointConnectionsPaginator().vpcEndpointConnections().stream()
                .toList();
    }

    private static List<VpcEndpoint> endpoints(Ec2Client ec2) {
        return ec2.describeVpcEndpointsPaginator().vpcEndpoints().stream().toList();
    }

    private static List<NetworkInterface> interfaces(Ec2Client ec2) {
        var ofLoadBalancers =
                Filter.builder().name("description").values("ELB net/*").build();
        return ec2
                .describeNetworkInterfacesPaginator(request -> request.filters(ofLoadBalancers))
                .networkInterfaces()
                .stream()
                .toList();
    }

    private static List<LoadBalancer> loadBalancers(ElasticLoadBalancingV2Client elb) {
        return elb.describeLoadBalancersPaginator().loadBalancers().stream().toList();
    }

    private static List<TargetGroup> targetGroups(ElasticLoadBalancingV2Client elb) {
        return elb.describeTargetGroupsPaginator().targetGroups().stream().toList();
    }
}
