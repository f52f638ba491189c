package dev.postern.awssim;

import static dev.postern.awssim.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointServiceConfigurationRequest;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.ec2.model.State;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointConnection;

class PrivateLinkIT {
    private AwsSimulator aws;
    private Provider provider;
    private Consumer consumer;
    private String loadBalancer;
    private ServiceConfiguration service;

    @BeforeEach
    void build() {
        aws = AwsSimulator.start(SimulatorOptions.of(Worlds.operator(), Worlds.provider(), Worlds.consumer()));
        provider = new Provider(aws);
        consumer = new Consumer(aws);
        loadBalancer = provider.activeLoadBalancer("nlb");
        service = provider.service(loadBalancer);
        provider.allow(service.serviceId(), Consumer.ROLE);
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private String endpoint() {
        String id = consumer.endpoint(service.serviceName()).vpcEndpointId();
        aws.advance(Duration.ofSeconds(1));
        return id;
    }

    private static List<String> codes(List<UnsuccessfulItem> unsuccessful) {
        return unsuccessful.stream().map(item -> item.error().code()).toList();
    }

    @Test
    void writesStatesInLowerCamelThatTheSdkDoesNotKnow() {
        VpcEndpoint made = consumer.endpoint(service.serviceName());

        assertThat(made.stateAsString()).isEqualTo("pendingAcceptance");
        assertThat(made.state()).isEqualTo(State.UNKNOWN_TO_SDK_VERSION);
    }

    @Test
    void acceptsOverPendingToAvailableAndCanStillRejectWhatIsAvailable() {
        String endpoint = endpoint();

        provider.ec2.acceptVpcEndpointConnections(
                accept -> accept.serviceId(service.serviceId()).vpcEndpointIds(endpoint));
        assertThat(consumer.state(endpoint)).isEqualTo("pending");
        aws.advance(Duration.ofSeconds(3));
        assertThat(consumer.state(endpoint)).isEqualTo("available");
        provider.reject(service.serviceId(), endpoint);
        assertThat(consumer.state(endpoint)).isEqualTo("rejected");
    }

    @Test
    void doesNotAcceptARejectedEndpointAgain() {
        String endpoint = endpoint();
        provider.reject(service.serviceId(), endpoint);

        List<UnsuccessfulItem> unsuccessful = provider.ec2
                .acceptVpcEndpointConnections(
                        accept -> accept.serviceId(service.serviceId()).vpcEndpointIds(endpoint))
                .unsuccessful();

        assertThat(codes(unsuccessful)).containsExactly("InvalidState");
        assertThat(consumer.state(endpoint)).isEqualTo("rejected");
    }

    @Test
    void answersBulkCallsWith200AndWhatFailedInUnsuccessful() {
        String missing = "vpce-00000000000000000";

        assertThat(codes(provider.ec2
                        .acceptVpcEndpointConnections(
                                accept -> accept.serviceId(service.serviceId()).vpcEndpointIds(missing))
                        .unsuccessful()))
                .containsExactly("InvalidVpcEndpoint.NotFound");
        assertThat(codes(consumer.ec2
                        .deleteVpcEndpoints(delete -> delete.vpcEndpointIds(missing))
                        .unsuccessful()))
                .containsExactly("InvalidVpcEndpoint.NotFound");
        assertThat(codes(provider.ec2
                        .deleteVpcEndpointServiceConfigurations(
                                delete -> delete.serviceIds("vpce-svc-00000000000000000"))
                        .unsuccessful()))
                .containsExactly("InvalidVpcEndpointService.NotFound");
    }

    @Test
    void hasTwoNotFoundCodesAndAMisspelledMalformedOne() {
        assertRefused(
                () -> provider.ec2.describeVpcEndpointServiceConfigurations(
                        describe -> describe.serviceIds("vpce-svc-00000000000000000")),
                "InvalidVpcEndpointServiceId.NotFound",
                400);
        assertRefused(
                () -> provider.ec2.describeVpcEndpointServiceConfigurations(describe -> describe.serviceIds("x")),
                "InvalidVpcEndpointServiceIdId.Malformed",
                400);
        assertRefused(
                () -> consumer.ec2.describeVpcEndpoints(describe -> describe.vpcEndpointIds("vpce-00000000000000000")),
                "InvalidVpcEndpointId.NotFound",
                400);
    }

    @Test
    void doesNotShowWhatWasCreatedAMomentAgo() {
        String endpoint = consumer.endpoint(service.serviceName()).vpcEndpointId();

        assertRefused(() -> consumer.describe(endpoint), "InvalidVpcEndpointId.NotFound", 400);
        aws.advance(Duration.ofSeconds(1));
        assertThat(consumer.state(endpoint)).isEqualTo("pendingAcceptance");
    }

    @Test
    void neitherDeletesAServiceInUseNorChangesItsLoadBalancers() {
        endpoint();
        String other = provider.activeLoadBalancer("other");

        assertThat(codes(provider.ec2
                        .deleteVpcEndpointServiceConfigurations(delete -> delete.serviceIds(service.serviceId()))
                        .unsuccessful()))
                .containsExactly("ExistingVpcEndpointConnections");
        assertRefused(
                () -> provider.ec2.modifyVpcEndpointServiceConfiguration(
                        modify -> modify.serviceId(service.serviceId()).addNetworkLoadBalancerArns(other)),
                "ExistingVpcEndpointConnections",
                400);
    }

    @Test
    void keepsTheLastLoadBalancerOfAService() {
        assertRefused(
                () -> provider.ec2.modifyVpcEndpointServiceConfiguration(
                        modify -> modify.serviceId(service.serviceId()).removeNetworkLoadBalancerArns(loadBalancer)),
                "InvalidParameter",
                400);
    }

    @Test
    void doesNotExistForAnybodyButItsAllowedPrincipals() {
        Ec2Client person = Clients.of(aws, Worlds.CONSUMER_ADMIN, Ec2Client.builder());

        assertRefused(
                () -> person.createVpcEndpoint(
                        Consumer.request(service.serviceName()).build()),
                "InvalidServiceName",
                400);
        assertRefused(
                () -> person.describeVpcEndpointServices(describe -> describe.serviceNames(service.serviceName())),
                "InvalidServiceName",
                400);
        assertThat(consumer.ec2
                        .describeVpcEndpointServices(describe -> describe.serviceNames(service.serviceName()))
                        .serviceNames())
                .containsExactly(service.serviceName());
    }

    @Test
    void takesAWholeAccountAsPrincipalAndNoneWithAPath() {
        provider.allow(service.serviceId(), "arn:aws:iam::" + Worlds.CONSUMER + ":root");
        Ec2Client person = Clients.of(aws, Worlds.CONSUMER_ADMIN, Ec2Client.builder());

        assertThat(person.createVpcEndpoint(
                                Consumer.request(service.serviceName()).build())
                        .vpcEndpoint()
                        .ownerId())
                .isEqualTo(Worlds.CONSUMER);
        assertRefused(
                () -> provider.allow(service.serviceId(), "arn:aws:iam::222222222222:role/team/postern"),
                "InvalidPrincipal",
                400);
    }

    @Test
    void takingAPrincipalAwayClosesNothingButKeepsNewOnesOut() {
        String endpoint = endpoint();
        provider.accept(service.serviceId(), endpoint);

        provider.ec2.modifyVpcEndpointServicePermissions(
                modify -> modify.serviceId(service.serviceId()).removeAllowedPrincipals(Consumer.ROLE));

        assertThat(consumer.state(endpoint)).isEqualTo("available");
        assertRefused(() -> consumer.endpoint(service.serviceName()), "InvalidServiceName", 400);
    }

    @Test
    void answersAClientTokenWithItsEndpointEvenWhenThatIsDeadAndRefusesOtherParameters() {
        String first = consumer.ec2
                .createVpcEndpoint(Consumer.request(service.serviceName())
                        .clientToken("t-1")
                        .build())
                .vpcEndpoint()
                .vpcEndpointId();
        consumer.ec2.deleteVpcEndpoints(delete -> delete.vpcEndpointIds(first));
        aws.advance(Duration.ofHours(2));

        VpcEndpoint again = consumer.ec2
                .createVpcEndpoint(Consumer.request(service.serviceName())
                        .clientToken("t-1")
                        .build())
                .vpcEndpoint();

        assertThat(again.vpcEndpointId()).isEqualTo(first);
        assertThat(again.stateAsString()).isEqualTo("deleted");
        assertRefused(
                () -> consumer.ec2.createVpcEndpoint(Consumer.request(service.serviceName())
                        .subnetIds(Worlds.CONSUMER_SUBNETS.getFirst())
                        .clientToken("t-1")
                        .build()),
                "IdempotentParameterMismatch",
                400);
    }

    @Test
    void refusesAServiceTokenWithOtherParameters() {
        CreateVpcEndpointServiceConfigurationRequest request = CreateVpcEndpointServiceConfigurationRequest.builder()
                .networkLoadBalancerArns(loadBalancer)
                .clientToken("s-1")
                .build();
        String first = provider.ec2
                .createVpcEndpointServiceConfiguration(request)
                .serviceConfiguration()
                .serviceId();

        assertThat(provider.ec2
                        .createVpcEndpointServiceConfiguration(request)
                        .serviceConfiguration()
                        .serviceId())
                .isEqualTo(first);
        assertRefused(
                () -> provider.ec2.createVpcEndpointServiceConfiguration(
                        request.toBuilder().acceptanceRequired(false).build()),
                "IdempotentParameterMismatch",
                400);
    }

    @Test
    void showsTheProviderNeitherVpcNorSubnetsNorPrincipal() {
        String endpoint = endpoint();

        VpcEndpointConnection seen = provider.ec2
                .describeVpcEndpointConnections(describe -> {})
                .vpcEndpointConnections()
                .getFirst();

        assertThat(seen.vpcEndpointId()).isEqualTo(endpoint);
        assertThat(seen.vpcEndpointOwner()).isEqualTo(Worlds.CONSUMER);
        assertThat(seen.toString()).doesNotContain(Worlds.CONSUMER_VPC, Worlds.CONSUMER_SUBNETS.getFirst(), "postern");
    }

    @Test
    void matchesZonesByIdAndWantsOneSubnetAZone() {
        assertRefused(
                () -> consumer.ec2.createVpcEndpoint(Consumer.request(service.serviceName())
                        .subnetIds(Worlds.CONSUMER_ELSEWHERE)
                        .build()),
                "InvalidParameter",
                400);
        assertRefused(
                () -> consumer.ec2.createVpcEndpoint(Consumer.request(service.serviceName())
                        .subnetIds(Worlds.CONSUMER_SUBNETS.getFirst(), Worlds.CONSUMER_SECOND_IN_ZONE)
                        .build()),
                "DuplicateSubnetsInSameZone",
                400);
        assertThat(service.availabilityZones()).containsExactly("eu-central-1a", "eu-central-1b");
    }

    @Test
    void namesTheRegionalDnsEntryFirst() {
        VpcEndpoint made = consumer.endpoint(service.serviceName());

        assertThat(made.dnsEntries()).hasSize(3);
        assertThat(made.dnsEntries().getFirst().dnsName())
                .startsWith(made.vpcEndpointId())
                .endsWith(".%s.eu-central-1.vpce.amazonaws.com".formatted(service.serviceId()));
        assertThat(made.dnsEntries()).extracting(entry -> entry.hostedZoneId()).containsOnly("Z273ZU8SZ5RJPC");
    }

    @Test
    void refusesTheFifthEndpointCallInABurst() {
        assertThat(codes(consumer.ec2
                        .deleteVpcEndpoints(delete -> delete.vpcEndpointIds("vpce-00000000000000000"))
                        .unsuccessful()))
                .hasSize(1);
        for (int i = 0; i < 3; i++) {
            consumer.ec2.deleteVpcEndpoints(delete -> delete.vpcEndpointIds("vpce-00000000000000000"));
        }

        assertRefused(
                () -> consumer.ec2.deleteVpcEndpoints(delete -> delete.vpcEndpointIds("vpce-00000000000000000")),
                "RequestLimitExceeded",
                503);
    }

    @Test
    void verifiesAPrivateDnsNameByItsTextRecordAndFailsWithout() {
        provider.ec2.modifyVpcEndpointServiceConfiguration(
                modify -> modify.serviceId(service.serviceId()).privateDnsName("orders.example.test"));
        aws.advance(Duration.ofSeconds(1));
        assertThat(privateDnsState()).isEqualTo("pendingVerification");

        provider.ec2.startVpcEndpointServicePrivateDnsVerification(start -> start.serviceId(service.serviceId()));
        aws.advance(Duration.ofSeconds(3));

        assertThat(privateDnsState()).isEqualTo("failed");
        assertRefused(
                () -> consumer.ec2.createVpcEndpoint(Consumer.request(service.serviceName())
                        .privateDnsEnabled(true)
                        .build()),
                "InvalidParameter",
                400);
    }

    private String privateDnsState() {
        return provider.ec2
                .describeVpcEndpointServiceConfigurations(describe -> describe.serviceIds(service.serviceId()))
                .serviceConfigurations()
                .getFirst()
                .privateDnsNameConfiguration()
                .stateAsString();
    }
}
