package dev.postern.awssim;

import static dev.postern.awssim.FaultWorld.createGroup;
import static dev.postern.awssim.FaultWorld.ec2;
import static dev.postern.awssim.FaultWorld.groups;
import static dev.postern.awssim.FaultWorld.sts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.awssim.fault.Fault;
import dev.postern.awssim.fault.FaultLayer;
import dev.postern.awssim.fault.FaultPlan;
import dev.postern.awssim.fault.FaultRule;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.route53.Route53Client;

/** Each fault as a real client meets it, and what became of the call behind the layer. */
class FaultLayerIT {
    private static final String SIGNED = "AWS4-HMAC-SHA256 Credential=AKIAPROVIDER00000001/20260101/eu-central-1/sts/"
            + "aws4_request, SignedHeaders=host, Signature=" + "0".repeat(64);

    private final FaultWorld world = new FaultWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    static List<Arguments> refusals() {
        return List.of(
                Arguments.of(
                        new Fault.Throttle(),
                        List.of(
                                "RequestLimitExceeded 503",
                                "Throttling 400",
                                "ThrottlingException 400",
                                "Throttling 400")),
                Arguments.of(
                        new Fault.AccessDenied(),
                        List.of(
                                "UnauthorizedOperation 403",
                                "AccessDenied 403",
                                "AccessDeniedException 400",
                                "AccessDenied 403")),
                Arguments.of(
                        new Fault.ExpiredToken(),
                        List.of(
                                "RequestExpired 400",
                                "ExpiredToken 403",
                                "ExpiredTokenException 400",
                                "ExpiredToken 403")),
                Arguments.of(
                        new Fault.ServerError(500),
                        List.of(
                                "InternalError 500",
                                "InternalFailure 500",
                                "InternalFailure 500",
                                "InternalFailure 500")),
                Arguments.of(
                        new Fault.ServerError(503),
                        List.of(
                                "ServiceUnavailable 503",
                                "ServiceUnavailable 503",
                                "ServiceUnavailable 503",
                                "ServiceUnavailable 503")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refusesInTheWordsOfEachProtocol(Fault fault, List<String> words) {
        FaultLayer layer = world.layer(FaultRule.on("*", "*", fault));

        assertRefused(() -> ec2(layer).describeVpcs(), words.get(0));
        assertRefused(
                () -> Clients.of(layer.uri(), Worlds.PROVIDER_ADMIN, ElasticLoadBalancingV2Client.builder())
                        .describeLoadBalancers(),
                words.get(1));
        assertRefused(
                () -> Clients.of(layer.uri(), Worlds.PROVIDER_ADMIN, AcmPcaClient.builder())
                        .listCertificateAuthorities(),
                words.get(2));
        assertRefused(
                () -> Clients.of(layer.uri(), Worlds.PROVIDER_ADMIN, Route53Client.builder())
                        .listHostedZones(),
                words.get(3));

        assertThat(layer.injections())
                .extracting(injection -> injection.service() + ":" + injection.operation())
                .containsExactly(
                        "ec2:DescribeVpcs",
                        "elasticloadbalancing:DescribeLoadBalancers",
                        "acm-pca:ListCertificateAuthorities",
                        "route53:ListHostedZones");
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void keepsARefusedCallFromTheEndpoint(Fault fault) {
        FaultLayer layer = world.layer(FaultRule.on("ec2", "CreateSecurityGroup", fault));

        assertThatThrownBy(() -> createGroup(ec2(layer), "one")).isInstanceOf(Ec2Exception.class);

        assertThat(layer.injections()).hasSize(1);
        assertThat(world.groups()).isEmpty();
    }

    @Test
    void resetsBeforeTheEndpointSeesTheCall() {
        FaultLayer layer = world.layer(FaultRule.on("ec2", "CreateSecurityGroup", new Fault.ResetBefore()));

        assertThatThrownBy(() -> createGroup(ec2(layer), "one")).isInstanceOf(SdkClientException.class);

        assertThat(layer.injections()).hasSize(1);
        assertThat(world.groups()).isEmpty();
    }

    @Test
    void resetsAfterTheEndpointCommitted() {
        FaultLayer layer = world.layer(FaultRule.on("ec2", "CreateSecurityGroup", new Fault.ResetAfter()));

        assertThatThrownBy(() -> createGroup(ec2(layer), "one"))
                .isInstanceOf(SdkClientException.class)
                .hasStackTraceContaining("Connection reset");

        assertThat(layer.injections()).hasSize(1);
        assertThat(world.groups()).containsExactly("one");
    }

    @Test
    void cutsTheAnswerToACommittedCall() {
        FaultLayer layer = world.layer(FaultRule.on("ec2", "CreateSecurityGroup", new Fault.Truncated()));

        assertThatThrownBy(() -> createGroup(ec2(layer), "one")).isInstanceOf(SdkClientException.class);

        assertThat(layer.injections()).hasSize(1);
        assertThat(world.groups()).containsExactly("one");
    }

    @Test
    void delaysACall() {
        Ec2Client ec2 = ec2(world.layer(
                FaultRule.on("ec2", "DescribeSecurityGroups", latency(700)).nth(2)));
        groups(ec2);
        Instant begin = Instant.now();

        groups(ec2);

        assertThat(Duration.between(begin, Instant.now())).isBetween(Duration.ofMillis(700), Duration.ofSeconds(20));
    }

    @Test
    void answersAReadAsItWasBeforeTheLastWriteForSoManyCalls() {
        FaultLayer layer = world.layer(FaultRule.on("ec2", "Describe*", new Fault.StaleRead(Duration.ofDays(1)))
                .times(2));
        Ec2Client ec2 = ec2(layer);
        groups(ec2);

        createGroup(ec2, "one");
        world.aws.advance(Duration.ofSeconds(1));

        assertThat(groups(ec2)).isEmpty();
        assertThat(groups(ec2)).isEmpty();
        assertThat(groups(ec2)).containsExactly("one");
        assertThat(layer.injections()).hasSize(2);
    }

    @Test
    void answersAReadAsItWasBeforeTheLastWriteForSoLong() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
        FaultRule rule = FaultRule.on("ec2", "Describe*", new Fault.StaleRead(Duration.ofSeconds(10)));
        Ec2Client ec2 = ec2(world.layer(FaultPlan.of(rule), now::get));
        createGroup(ec2, "one");
        world.aws.advance(Duration.ofSeconds(1));
        groups(ec2);
        createGroup(ec2, "two");
        world.aws.advance(Duration.ofSeconds(1));

        now.set(Instant.EPOCH.plusMillis(9_999));
        assertThat(groups(ec2)).containsExactly("one");
        now.set(Instant.EPOCH.plusMillis(10_000));
        assertThat(groups(ec2)).containsExactlyInAnyOrder("one", "two");
    }

    @Test
    void cannotMakeStaleWhatWasNotAskedBefore() {
        FaultRule rule = FaultRule.on("ec2", "Describe*", new Fault.StaleRead(Duration.ofDays(1)));
        FaultLayer layer = world.layer(rule);
        Ec2Client ec2 = ec2(layer);
        ec2.describeVpcs();
        createGroup(ec2, "one");
        world.aws.advance(Duration.ofSeconds(1));

        assertThat(groups(ec2)).containsExactly("one");
        assertThat(layer.neverFired()).containsExactly(rule);
    }

    @Test
    void takesOneItemOutOfABulkCallAndReportsIt() {
        String balancer = world.provider.activeLoadBalancer("one");
        String first = world.provider.service(balancer).serviceId();
        String second = world.provider.service(balancer).serviceId();
        FaultLayer layer =
                world.layer(FaultRule.on("ec2", "Delete*", new Fault.PartialUnsuccessful(0, "InternalError")));

        List<UnsuccessfulItem> failed = ec2(layer)
                .deleteVpcEndpointServiceConfigurations(delete -> delete.serviceIds(first, second, "vpce-svc-0"))
                .unsuccessful();

        assertThat(failed)
                .extracting(item -> item.resourceId() + " " + item.error().code())
                .containsExactly("vpce-svc-0 InvalidVpcEndpointService.NotFound", first + " InternalError");
        assertThat(services()).containsExactly(first);
    }

    @Test
    void reportsTheOnlyItemOfABulkCallWithoutMakingTheCall() {
        String service =
                world.provider.service(world.provider.activeLoadBalancer("one")).serviceId();
        FaultLayer layer =
                world.layer(FaultRule.on("ec2", "Delete*", new Fault.PartialUnsuccessful(0, "InternalError")));

        List<UnsuccessfulItem> failed = ec2(layer)
                .deleteVpcEndpointServiceConfigurations(delete -> delete.serviceIds(service))
                .unsuccessful();

        assertThat(failed).extracting(UnsuccessfulItem::resourceId).containsExactly(service);
        assertThat(services()).containsExactly(service);
    }

    @Test
    void cannotFailAnItemThatIsNotThere() {
        FaultLayer layer = world.layer(FaultRule.on("*", "*", new Fault.PartialUnsuccessful(1, "InternalError")));

        List<UnsuccessfulItem> failed = ec2(layer)
                .deleteVpcEndpoints(delete -> delete.vpcEndpointIds("vpce-0"))
                .unsuccessful();
        sts(layer).getCallerIdentity();

        assertThat(failed).extracting(item -> item.error().code()).containsExactly("InvalidVpcEndpoint.NotFound");
        assertThat(layer.neverFired()).hasSize(1);
    }

    @Test
    void showsAPlainClientTheSameAsAnSdk() throws IOException, InterruptedException {
        FaultLayer layer = world.layer(
                FaultRule.on("sts", "GetCallerIdentity", new Fault.Throttle()).times(1),
                FaultRule.on("sts", "GetCallerIdentity", new Fault.Truncated()));
        HttpRequest call = HttpRequest.newBuilder(layer.uri().resolve("/?Action=GetCallerIdentity"))
                .header("Authorization", SIGNED)
                .build();

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> throttled = client.send(call, HttpResponse.BodyHandlers.ofString());
            assertThat(throttled.statusCode()).isEqualTo(400);
            assertThat(throttled.body()).contains("<Code>Throttling</Code>");
            assertThatThrownBy(() -> client.send(call, HttpResponse.BodyHandlers.ofString()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void letsPassWhatIsNoCallOfAws() throws IOException, InterruptedException {
        FaultLayer layer = world.layer(FaultRule.on("*", "*", new Fault.ResetBefore()));

        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> inventory = client.send(
                    HttpRequest.newBuilder(layer.uri().resolve("/_postern/inventory"))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(inventory.statusCode()).isEqualTo(200);
            assertThat(inventory.body()).contains(Worlds.PROVIDER);
        }
    }

    private List<String> services() {
        world.aws.advance(Duration.ofSeconds(2));
        return world.provider.ec2.describeVpcEndpointServiceConfigurations().serviceConfigurations().stream()
                .map(service -> service.serviceId())
                .toList();
    }

    private static Fault latency(long milliseconds) {
        return new Fault.Latency(Duration.ofMillis(milliseconds));
    }

    private static void assertRefused(ThrowingCallable call, String words) {
        String[] codeAndStatus = words.split(" ", -1);
        Refusals.assertRefused(call, codeAndStatus[0], Integer.parseInt(codeAndStatus[1]));
    }
}
