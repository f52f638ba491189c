package dev.postern.awssim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;

class DataPathIT {
    private static final Map<String, String> PROXY = Map.of(
            "proxy_protocol_v2.enabled", "true",
            "deregistration_delay.timeout_seconds", "1",
            "deregistration_delay.connection_termination.enabled", "true");

    private AwsSimulator aws;
    private Provider provider;
    private Consumer consumer;
    private EchoTarget target;
    private String group;
    private ServiceConfiguration service;
    private String endpoint;

    @BeforeEach
    void build() throws IOException {
        target = EchoTarget.on("127.10.1.200");
        aws = AwsSimulator.start(SimulatorOptions.of(Worlds.operator(), Worlds.provider(), Worlds.consumer()));
        provider = new Provider(aws);
        consumer = new Consumer(aws);
        String loadBalancer = provider.activeLoadBalancer("path");
        group = provider.targetGroup("path", target.healthPort(), PROXY);
        provider.listener(loadBalancer, group);
        provider.register(group, target.address(), target.port());
        service = provider.service(loadBalancer);
        provider.allow(service.serviceId(), Consumer.ROLE);
        endpoint = consumer.endpoint(service.serviceName()).vpcEndpointId();
        aws.advance(Duration.ofSeconds(1));
    }

    @AfterEach
    void stop() {
        aws.close();
        target.close();
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.bind(new InetSocketAddress("127.0.0.9", 0));
        socket.setSoTimeout(5_000);
        socket.connect(new InetSocketAddress(consumer.address(endpoint), Provider.PORT), 2_000);
        return socket;
    }

    private void awaitHealthy() {
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(
                        () -> assertThat(provider.health(group).stateAsString()).isEqualTo("healthy"));
    }

    private void awaitOpen() {
        await().atMost(Duration.ofSeconds(5))
                .until(() -> !aws.dataPath().opened().isEmpty());
    }

    private static String exchange(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        return new String(socket.getInputStream().readNBytes(text.length()), StandardCharsets.US_ASCII);
    }

    @Test
    void carriesBytesOnlyWhileTheConnectionIsAvailable() throws IOException {
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);

        provider.accept(service.serviceId(), endpoint);
        awaitOpen();
        awaitHealthy();
        try (Socket socket = connect()) {
            assertThat(exchange(socket, "ping")).isEqualTo("ping");

            provider.reject(service.serviceId(), endpoint);

            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
        }
        await().atMost(Duration.ofSeconds(5))
                .until(() -> aws.dataPath().opened().isEmpty());
        assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
    }

    @Test
    void arrivesFromTheNodesAddressBehindAProxyHeaderWithTheEndpointsId() throws IOException {
        provider.accept(service.serviceId(), endpoint);
        awaitOpen();
        awaitHealthy();

        try (Socket socket = connect()) {
            exchange(socket, "ping");

            EchoTarget.Arrival arrival = target.lastArrival();
            assertThat(provider.ec2
                            .describeNetworkInterfaces(describe -> describe.filters(Filter.builder()
                                    .name("description")
                                    .values("ELB net/path/*")
                                    .build()))
                            .networkInterfaces())
                    .extracting(node -> node.privateIpAddress())
                    .contains(arrival.from());
            assertThat(arrival.proxyCommand()).isEqualTo("PROXY");
            assertThat(arrival.client()).isEqualTo("127.0.0.9:" + socket.getLocalPort());
            assertThat(arrival.endpointId()).isEqualTo(endpoint);
        }
    }

    @Test
    void sendsHealthChecksWithALocalProxyHeaderToTheHealthPort() {
        awaitHealthy();

        assertThat(target.lastHealthCommand()).isEqualTo("LOCAL");
    }

    @Test
    void failsOpenWhenNoTargetIsHealthy() throws IOException {
        awaitHealthy();
        target.beUnhealthy();
        aws.advance(Duration.ofSeconds(5));
        await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> {
            aws.advance(Duration.ofSeconds(5));
            assertThat(provider.health(group).stateAsString()).isEqualTo("unhealthy");
        });
        assertThat(provider.health(group).reasonAsString()).isEqualTo("Target.ResponseCodeMismatch");

        provider.accept(service.serviceId(), endpoint);
        awaitOpen();

        try (Socket socket = connect()) {
            assertThat(exchange(socket, "ping")).isEqualTo("ping");
        }
    }

    @Test
    void endsLiveConnectionsOfADeregisteredTargetAfterTheDelayWhenTerminationIsOn() throws IOException {
        provider.accept(service.serviceId(), endpoint);
        awaitOpen();
        awaitHealthy();
        try (Socket socket = connect()) {
            exchange(socket, "ping");

            provider.deregister(group, target.address(), target.port());
            assertThat(provider.health(group).stateAsString()).isEqualTo("draining");
            aws.advance(Duration.ofSeconds(2));

            assertThatThrownBy(() -> socket.getInputStream().read()).isInstanceOf(SocketException.class);
        }
    }

    @Test
    void leavesLiveConnectionsOfADeregisteredTargetAloneByDefault() throws IOException {
        provider.attribute(group, "deregistration_delay.connection_termination.enabled", "false");
        provider.accept(service.serviceId(), endpoint);
        awaitOpen();
        awaitHealthy();
        try (Socket socket = connect()) {
            exchange(socket, "ping");

            provider.deregister(group, target.address(), target.port());
            aws.advance(Duration.ofSeconds(2));
            await().pollDelay(Duration.ofMillis(300)).until(() -> true);

            assertThat(exchange(socket, "pong")).isEqualTo("pong");
        }
    }

    @Test
    void keepsWhatWasAcceptedWhenThePrincipalIsTakenAway() throws IOException {
        provider.accept(service.serviceId(), endpoint);
        awaitOpen();
        awaitHealthy();

        provider.ec2.modifyVpcEndpointServicePermissions(
                modify -> modify.serviceId(service.serviceId()).removeAllowedPrincipals(Consumer.ROLE));

        assertThat(consumer.state(endpoint)).isEqualTo("available");
        try (Socket socket = connect()) {
            assertThat(exchange(socket, "ping")).isEqualTo("ping");
        }
    }
}
