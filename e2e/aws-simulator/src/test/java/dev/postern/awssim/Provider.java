package dev.postern.awssim;

import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupAttribute;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/** The provider's side, as a driver would build it: load balancer, target group, listener, endpoint service. */
final class Provider {
    static final int PORT = 8443;

    final AwsSimulator aws;
    final Ec2Client ec2;
    final ElasticLoadBalancingV2Client elb;

    Provider(AwsSimulator aws) {
        this.aws = aws;
        this.ec2 = Clients.of(aws, Worlds.PROVIDER_ADMIN, Ec2Client.builder());
        this.elb = Clients.of(aws, Worlds.PROVIDER_ADMIN, ElasticLoadBalancingV2Client.builder());
    }

    String securityGroup(String name) {
        return ec2.createSecurityGroup(
                        create -> create.groupName(name).description(name).vpcId(Worlds.PROVIDER_VPC))
                .groupId();
    }

    LoadBalancer loadBalancer(String name, String... securityGroups) {
        return elb.createLoadBalancer(create -> create.name(name)
                        .type(LoadBalancerTypeEnum.NETWORK)
                        .scheme("internal")
                        .subnets(Worlds.PROVIDER_SUBNETS)
                        .securityGroups(securityGroups.length == 0 ? null : java.util.List.of(securityGroups)))
                .loadBalancers()
                .getFirst();
    }

    String activeLoadBalancer(String name) {
        String arn = loadBalancer(name).loadBalancerArn();
        elb.modifyLoadBalancerAttributes(modify -> modify.loadBalancerArn(arn)
                .attributes(LoadBalancerAttribute.builder()
                        .key("load_balancing.cross_zone.enabled")
                        .value("true")
                        .build()));
        aws.advance(Duration.ofSeconds(5));
        return arn;
    }

    /** Healthy where the health port answers HTTP. */
    String targetGroup(String name, int healthPort, Map<String, String> attributes) {
        String arn = elb.createTargetGroup(create -> create.name(name)
                        .protocol(ProtocolEnum.TCP)
                        .port(1)
                        .vpcId(Worlds.PROVIDER_VPC)
                        .targetType(TargetTypeEnum.IP)
                        .healthCheckProtocol(ProtocolEnum.HTTP)
                        .healthCheckPort(String.valueOf(healthPort))
                        .healthCheckPath("/healthz")
                        .healthCheckIntervalSeconds(5)
                        .healthCheckTimeoutSeconds(2)
                        .healthyThresholdCount(2)
                        .unhealthyThresholdCount(2))
                .targetGroups()
                .getFirst()
                .targetGroupArn();
        attributes.forEach((key, value) -> attribute(arn, key, value));
        return arn;
    }

    void attribute(String targetGroup, String key, String value) {
        elb.modifyTargetGroupAttributes(modify -> modify.targetGroupArn(targetGroup)
                .attributes(TargetGroupAttribute.builder().key(key).value(value).build()));
    }

    String listener(String loadBalancer, String targetGroup) {
        return elb.createListener(create -> create.loadBalancerArn(loadBalancer)
                        .protocol(ProtocolEnum.TCP)
                        .port(PORT)
                        .defaultActions(forward(targetGroup)))
                .listeners()
                .getFirst()
                .listenerArn();
    }

    private static Action forward(String targetGroup) {
        return Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .targetGroupArn(targetGroup)
                .build();
    }

    void register(String targetGroup, String address, int port) {
        elb.registerTargets(register -> register.targetGroupArn(targetGroup)
                .targets(TargetDescription.builder().id(address).port(port).build()));
    }

    void deregister(String targetGroup, String address, int port) {
        elb.deregisterTargets(deregister -> deregister
                .targetGroupArn(targetGroup)
                .targets(TargetDescription.builder().id(address).port(port).build()));
    }

    TargetHealth health(String targetGroup) {
        return elb.describeTargetHealth(describe -> describe.targetGroupArn(targetGroup))
                .targetHealthDescriptions()
                .getFirst()
                .targetHealth();
    }

    ServiceConfiguration service(String loadBalancer) {
        return ec2.createVpcEndpointServiceConfiguration(
                        create -> create.networkLoadBalancerArns(loadBalancer).acceptanceRequired(true))
                .serviceConfiguration();
    }

    void allow(String service, String... principals) {
        ec2.modifyVpcEndpointServicePermissions(
                modify -> modify.serviceId(service).addAllowedPrincipals(principals));
    }

    void accept(String service, String endpoint) {
        ec2.acceptVpcEndpointConnections(accept -> accept.serviceId(service).vpcEndpointIds(endpoint));
        aws.advance(Duration.ofSeconds(3));
    }

    void reject(String service, String endpoint) {
        ec2.rejectVpcEndpointConnections(reject -> reject.serviceId(service).vpcEndpointIds(endpoint));
    }
}
