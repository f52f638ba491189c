package dev.postern.aws.driver;

import dev.postern.aws.apply.ResourceRecord;
import dev.postern.plan.apiconsumer.ConsumerResources;
import dev.postern.plan.internalapi.ApiResources;
import dev.postern.plan.resource.ResourceId;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;

/** What a person with permissions might do to Postern's resources by hand. */
final class Drift {

    private final Life life;
    private final Ec2Client provider;
    private final ElasticLoadBalancingV2Client balancing;
    private final Ec2Client consumer;

    Drift(Life life) {
        this.life = life;
        this.provider = life.world.providerAdmin().clients().ec2();
        this.balancing = life.world.providerAdmin().clients().loadBalancing();
        this.consumer = life.world.consumerAdmin().clients().ec2();
    }

    void openLoadBalancerToTheWorld() {
        openToTheWorld(provider, api(ApiResources.LOAD_BALANCER_GROUP));
    }

    void openEndpointToTheWorld() {
        openToTheWorld(consumer, consumer(ConsumerResources.ENDPOINT_GROUP));
    }

    void acceptEverybody() {
        provider.modifyVpcEndpointServiceConfiguration(
                request -> request.serviceId(api(ApiResources.ENDPOINT_SERVICE)).acceptanceRequired(false));
    }

    void allowEverybody() {
        provider.modifyVpcEndpointServicePermissions(
                request -> request.serviceId(api(ApiResources.ENDPOINT_SERVICE)).addAllowedPrincipals("*"));
    }

    void enforceOnPrivateLink() {
        balancing.setSecurityGroups(request -> request.loadBalancerArn(api(ApiResources.LOAD_BALANCER))
                .securityGroups(api(ApiResources.LOAD_BALANCER_GROUP))
                .enforceSecurityGroupInboundRulesOnPrivateLinkTraffic("on"));
    }

    void stayInZone() {
        var attribute = LoadBalancerAttribute.builder()
                .key("load_balancing.cross_zone.enabled")
                .value("false")
                .build();
        balancing.modifyLoadBalancerAttributes(request ->
                request.loadBalancerArn(api(ApiResources.LOAD_BALANCER)).attributes(attribute));
    }

    void dropProxyProtocol() {
        var attribute = TargetGroupAttribute.builder()
                .key("proxy_protocol_v2.enabled")
                .value("false")
                .build();
        balancing.modifyTargetGroupAttributes(request ->
                request.targetGroupArn(api(ApiResources.TARGET_GROUP)).attributes(attribute));
    }

    void checkAnotherPath() {
        balancing.modifyTargetGroup(request ->
                request.targetGroupArn(api(ApiResources.TARGET_GROUP)).healthCheckPath("/other"));
    }

    void addTarget(String address) {
        balancing.registerTargets(request -> request.targetGroupArn(api(ApiResources.TARGET_GROUP))
                .targets(TargetDescription.builder().id(address).build()));
    }

    void listenOnAnotherPort() {
        balancing.modifyListener(
                request -> request.listenerArn(api(ApiResources.LISTENER)).port(8443));
    }

    void swapGroupOfEndpoint() {
        consumer.modifyVpcEndpoint(request -> request.vpcEndpointId(consumer(ConsumerResources.ENDPOINT))
                .addSecurityGroupIds("sg-0000000c")
                .removeSecurityGroupIds(consumer(ConsumerResources.ENDPOINT_GROUP)));
    }

    private static void openToTheWorld(Ec2Client ec2, String groupId) {
        var world = IpPermission.builder()
                .ipProtocol("tcp")
                .fromPort(0)
                .toPort(65535)
                .ipRanges(IpRange.builder().cidrIp("0.0.0.0/0").build())
                .build();
        ec2.authorizeSecurityGroupIngress(request -> request.groupId(groupId).ipPermissions(world));
    }

    private String api(ResourceId id) {
        return idOf(life.apiLog.records(), id);
    }

    private String consumer(ResourceId id) {
        return idOf(life.consumerLog.records(), id);
    }

    private static String idOf(List<ResourceRecord> records, ResourceId id) {
        return records.stream()
                .filter(stored -> stored.id().equals(id))
                .findFirst()
                .flatMap(ResourceRecord::awsId)
                .orElseThrow();
    }
}
