package dev.postern.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.runtime.testing.Orders;
import dev.postern.runtime.testing.OrdersPod;
import dev.postern.runtime.testing.ProxyHeaders;
import dev.postern.runtime.testing.RawClient;
import dev.postern.runtime.testing.RawHead;
import dev.postern.runtime.testing.RawResponse;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PrivateLinkCallsIT {

    private static final String ENDPOINT = Orders.BILLING_ENDPOINT;
    private static final String OTHER_ENDPOINT = "vpce-0audit000000000001";

    @TempDir
    Path directory;

    private OrdersPod pod;

    @BeforeEach
    void start() {
        pod = OrdersPod.start(directory);
    }

    @AfterEach
    void stop() {
        pod.close();
    }

    @Test
    void allowedCallReachesTheApplicationWithItsEndpoint() throws IOException {
        try (var caller = pod.overPrivateLink(ENDPOINT, pod.billing())) {
            assertThat(caller.get("/orders/42").status()).isEqualTo(200);
        }
        RawHead seen = pod.application().received().getFirst().head();
        assertThat(seen.header("Postern-Caller-Path")).isEqualTo("PrivateLink");
        assertThat(seen.header("Postern-Caller-Endpoint")).isEqualTo(ENDPOINT);
    }

    @Test
    void stolenCertificateIsWorthNothingOverAnotherEndpoint() throws IOException {
        try (var thief = pod.overPrivateLink(OTHER_ENDPOINT, pod.billing())) {
            RawResponse response = thief.get("/orders/42");

            assertThat(response.status()).isEqualTo(403);
            assertThat(response.body()).contains("\"caller\":\"billing/billing\"");
        }
        assertThat(pod.application().received()).isEmpty();
        assertThat(pod.pod().metrics())
                .contains("postern_binding_mismatches_total{caller=\"billing/billing\",reason=\"WRONG_ENDPOINT\"} 1.0");
    }

    @Test
    void stolenCertificateIsWorthNothingInCluster() throws IOException {
        try (var thief = pod.inCluster(pod.billing())) {
            assertThat(thief.get("/orders/42").status()).isEqualTo(403);
        }
        assertThat(pod.application().received()).isEmpty();
        assertThat(pod.pod().metrics())
                .contains("postern_binding_mismatches_total{caller=\"billing/billing\",reason=\"WRONG_PATH\"} 1.0");
    }

    @Test
    void inClusterCertificateIsWorthNothingOverPrivateLink() throws IOException {
        try (var thief = pod.overPrivateLink(ENDPOINT, pod.ops())) {
            assertThat(thief.get("/orders/42").status()).isEqualTo(403);
        }
    }

    static Stream<Arguments> refusedPreambles() {
        byte[] good = ProxyHeaders.through(ENDPOINT);
        return Stream.of(
                Arguments.of("none", new byte[0], "proxy_header_malformed"),
                Arguments.of("version 1", ProxyHeaders.versionOne(), "proxy_header_version"),
                Arguments.of("local", ProxyHeaders.local(ENDPOINT), "proxy_header_local"),
                Arguments.of("no endpoint", ProxyHeaders.withoutEndpoint(), "proxy_header_endpoint"),
                Arguments.of("other subtype", ProxyHeaders.withOtherSubtype(ENDPOINT), "proxy_header_endpoint"),
                Arguments.of(
                        "two endpoints",
                        ProxyHeaders.withTwoEndpoints(ENDPOINT, OTHER_ENDPOINT),
                        "proxy_header_endpoint"),
                Arguments.of("odd endpoint", ProxyHeaders.through("vpce-\r\nx"), "proxy_header_endpoint"),
                Arguments.of("too large", ProxyHeaders.oversized(ENDPOINT), "proxy_header_malformed"),
                Arguments.of("two headers", ProxyHeaders.joined(good, good), "not_tls"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedPreambles")
    void anythingButOneGoodHeaderIsRefusedAndCounted(String name, byte[] preamble, String reason) throws IOException {
        assertThatThrownBy(() -> RawClient.tlsBehind(pod.pod().port("inbound-private-link"), preamble, pod.billing()))
                .isInstanceOf(IOException.class);

        assertThat(pod.pod().metrics())
                .contains("postern_handshake_failures_total{port=\"private-link\",reason=\"" + reason + "\"} 1.0");
    }

    @Test
    void silenceInPlaceOfAHeaderIsNotWaitedForLong() throws IOException {
        try (var slow = OrdersPod.start(directory.resolve("slow"), it -> it.set("timeouts.proxy-header", "PT0.3S"));
                var silent = RawClient.plain(slow.pod().port("inbound-private-link"))) {
            assertThat(silent.isClosedWithin(3000)).isTrue();
        }
    }

    @Test
    void headerFromAnyoneButTheLoadBalancerIsRefused() throws IOException {
        try (var other = OrdersPod.start(directory.resolve("other"), it -> it)) {
            other.orders().loadBalancers("10.9.9.9");
            other.publish();
            RawClient.awaitRefusal(other.pod().port("inbound-private-link"));

            assertThatThrownBy(() -> other.overPrivateLink(ENDPOINT, other.billing()))
                    .isInstanceOf(IOException.class);
            assertThat(other.pod().metrics())
                    .contains("postern_handshake_failures_total{port=\"private-link\",reason=\"not_load_balancer\"}");
        }
    }

    @Test
    void proxyHeaderInClusterIsRefused() {
        assertThatThrownBy(() -> RawClient.tlsBehind(
                        pod.pod().port("inbound-in-cluster"), ProxyHeaders.through(ENDPOINT), pod.billing()))
                .isInstanceOf(IOException.class);
    }
}
