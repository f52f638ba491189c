package dev.postern.awssim;

import static dev.postern.awssim.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;

class LoadBalancerIT {
    private AwsSimulator aws;
    private Provider provider;

    @BeforeEach
    void start() {
        aws = AwsSimulator.start(SimulatorOptions.of(Worlds.operator(), Worlds.provider(), Worlds.consumer()));
        provider = new Provider(aws);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    @Test
    void isProvisioningBeforeItIsActive() {
        LoadBalancer made = provider.loadBalancer("nlb");

        assertThat(made.state().code()).isEqualTo(LoadBalancerStateEnum.PROVISIONING);
        assertThat(made.loadBalancerArn()).contains(":loadbalancer/net/nlb/");
        assertRefused(() -> provider.service(made.loadBalancerArn()), "InvalidParameter", 400);
        aws.advance(Duration.ofSeconds(4));
        assertThat(provider.elb
                        .describeLoadBalancers(describe -> describe.names("nlb"))
                        .loadBalancers()
                        .getFirst()
                        .state()
                        .code())
                .isEqualTo(LoadBalancerStateEnum.ACTIVE);
    }

    @Test
    void isTheSameForTheSameSettingsAndADuplicateForOthers() {
        LoadBalancer first = provider.loadBalancer("nlb");

        assertThat(provider.loadBalancer("nlb").loadBalancerArn()).isEqualTo(first.loadBalancerArn());
        assertRefused(
                () -> provider.loadBalancer("nlb", provider.securityGroup("sg")), "DuplicateLoadBalancerName", 400);
    }

    @Test
    void keepsTheRulesForNames() {
        for (String name : new String[] {"-x", "x-", "internal-x", "under_score", "x".repeat(33)}) {
            assertRefused(() -> provider.loadBalancer(name), "ValidationError", 400);
        }
    }

    @Test
    void takesSecurityGroupsLaterOnlyWhereThereWereSomeAtCreation() {
        String group = provider.securityGroup("sg");
        String without = provider.loadBalancer("without").loadBalancerArn();
        String with = provider.loadBalancer("with", group).loadBalancerArn();

        assertRefused(
                () -> provider.elb.setSecurityGroups(
                        set -> set.loadBalancerArn(without).securityGroups(group)),
                "InvalidConfigurationRequest",
                400);
        assertThat(provider.elb
                        .setSecurityGroups(set -> set.loadBalancerArn(with).securityGroups(group))
                        .enforceSecurityGroupInboundRulesOnPrivateLinkTrafficAsString())
                .isEqualTo("on");
    }

    @Test
    void isNotDeletedWhileAnEndpointServiceUsesItAndDeletingAMissingOneSucceeds() {
        String arn = provider.activeLoadBalancer("nlb");
        String service = provider.service(arn).serviceId();

        assertRefused(
                () -> provider.elb.deleteLoadBalancer(delete -> delete.loadBalancerArn(arn)), "ResourceInUse", 400);
        provider.ec2.deleteVpcEndpointServiceConfigurations(delete -> delete.serviceIds(service));
        aws.advance(Duration.ofSeconds(2));
        provider.elb.deleteLoadBalancer(delete -> delete.loadBalancerArn(arn));
        provider.elb.deleteLoadBalancer(delete -> delete.loadBalancerArn(arn));
    }

    @Test
    void keepsATargetGroupInUseAMomentAfterItsListenerWent() {
        String arn = provider.activeLoadBalancer("nlb");
        String group = provider.targetGroup("tg", 8080, Map.of());
        String listener = provider.listener(arn, group);

        assertRefused(
                () -> provider.elb.deleteTargetGroup(delete -> delete.targetGroupArn(group)), "ResourceInUse", 400);
        provider.elb.deleteListener(delete -> delete.listenerArn(listener));
        assertRefused(
                () -> provider.elb.deleteTargetGroup(delete -> delete.targetGroupArn(group)), "ResourceInUse", 400);
        aws.advance(Duration.ofSeconds(2));
        provider.elb.deleteTargetGroup(delete -> delete.targetGroupArn(group));
    }

    @Test
    void keepsItsInterfacesAndSoItsSecurityGroupAMomentAfterItWent() {
        String group = provider.securityGroup("sg");
        String arn = provider.loadBalancer("nlb", group).loadBalancerArn();
        provider.elb.deleteLoadBalancer(delete -> delete.loadBalancerArn(arn));

        assertRefused(
                () -> provider.ec2.deleteSecurityGroup(delete -> delete.groupId(group)), "DependencyViolation", 400);
        aws.advance(Duration.ofSeconds(3));
        provider.ec2.deleteSecurityGroup(delete -> delete.groupId(group));
    }

    @Test
    void describesItsNodesByTheirInterfaces() {
        provider.loadBalancer("nlb");

        assertThat(provider.ec2
                        .describeNetworkInterfaces(describe -> describe.filters(Filter.builder()
                                .name("description")
                                .values("ELB net/nlb/*")
                                .build()))
                        .networkInterfaces())
                .hasSize(2)
                .allSatisfy(node -> {
                    assertThat(node.interfaceTypeAsString()).isEqualTo("network_load_balancer");
                    assertThat(node.privateIpAddress()).startsWith("127.10.");
                });
    }

    @Test
    void tellsTheSameAddressOnTwoPortsApart() {
        String group = provider.targetGroup("tg", 8080, Map.of());
        provider.register(group, "127.10.1.50", 1001);
        provider.register(group, "127.10.1.50", 1002);

        provider.deregister(group, "127.10.1.50", 1001);

        assertThat(provider.elb
                        .describeTargetHealth(describe -> describe.targetGroupArn(group))
                        .targetHealthDescriptions())
                .extracting(health ->
                        health.target().port() + " " + health.targetHealth().stateAsString())
                .containsExactly("1001 draining", "1002 unused");
    }

    @Test
    void hasAwsDefaultsForDeregistrationAndProxyProtocol() {
        String group = provider.targetGroup("tg", 8080, Map.of());

        Map<String, String> attributes =
                provider
                        .elb
                        .describeTargetGroupAttributes(describe -> describe.targetGroupArn(group))
                        .attributes()
                        .stream()
                        .collect(java.util.stream.Collectors.toMap(one -> one.key(), one -> one.value()));

        assertThat(attributes)
                .containsEntry("deregistration_delay.timeout_seconds", "300")
                .containsEntry("deregistration_delay.connection_termination.enabled", "false")
                .containsEntry("proxy_protocol_v2.enabled", "false");
    }

    @Test
    void wantsTheZoneAllForTargetsOutsideItsVpc() {
        String group = provider.targetGroup("tg", 8080, Map.of());

        assertRefused(() -> provider.register(group, "10.9.9.9", 80), "ValidationError", 400);
    }
}
