package dev.postern.runtime.configuration;

import dev.postern.contract.Ports;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Everything that can be set about a sidecar. The webhook sets {@link #binding()}; the rest has defaults that suit most
 * pods.
 */
@ConfigMapping(prefix = "postern")
public interface SidecarConfiguration {

    /** JSON of the contract's {@code Binding}, pinned at injection: environment variable {@code POSTERN_BINDING}. */
    String binding();

    /** Directory of the projected volume with identities and documents. */
    @WithDefault("/var/run/postern")
    Path material();

    /** Directory that outlives a restart of the container, for the newest document generation obeyed. */
    @WithDefault("/var/lib/postern")
    Path state();

    /** How often the material is looked at, and expiry enforced. At most one second. */
    @WithDefault("PT0.25S")
    Duration materialInterval();

    /** Threads that carry traffic: one per core granted. */
    @WithDefault("1")
    int eventLoops();

    /** Version that reports carry. */
    @WithDefault("${quarkus.application.version:development}")
    String version();

    Listeners listeners();

    Limits limits();

    Timeouts timeouts();

    Denials denials();

    /** The ports. Fixed by the contract in a pod; other values are for running several sidecars on one host. */
    interface Listeners {

        /** mTLS behind the load balancer, with PROXY v2. */
        @WithDefault("" + Ports.INBOUND_PRIVATE_LINK)
        int inboundPrivateLink();

        /** mTLS for callers of the same cluster. */
        @WithDefault("" + Ports.INBOUND_IN_CLUSTER)
        int inboundInCluster();

        /** Health and the application's probes. */
        @WithDefault("" + Ports.HEALTH)
        int health();

        /** State report for the operator. */
        @WithDefault("" + Ports.STATE)
        int state();

        /** Prometheus metrics. */
        @WithDefault("" + Ports.METRICS)
        int metrics();
    }

    /** Bounds on what one peer can make the sidecar hold. */
    interface Limits {

        /** Longest request line in bytes; longer is 414. */
        @WithDefault("8192")
        int requestLineBytes();

        /** Largest request head in bytes, request line aside; larger is 431. */
        @WithDefault("16384")
        int headerBytes();

        /** Callers' connections at once, per inbound port. */
        @WithDefault("1024")
        int callerConnections();

        /** Connections at once from the application to one consumer port. */
        @WithDefault("1024")
        int localConnections();

        /** Connections at once to each of health, state and metrics; one more takes the place of the oldest idle. */
        @WithDefault("64")
        int serviceConnections();

        /** Verified certificate chains remembered. */
        @WithDefault("1024")
        int verifiedChains();
    }

    /** How long each step may take. */
    interface Timeouts {

        /** From the connection to the end of its PROXY header. */
        @WithDefault("PT5S")
        Duration proxyHeader();

        /** A TLS handshake, in either direction. */
        @WithDefault("PT10S")
        Duration handshake();

        /** From the first byte of a request to the end of its head; then 408. */
        @WithDefault("PT10S")
        Duration requestHead();

        /** Between two pieces of a request body; then 408. */
        @WithDefault("PT30S")
        Duration requestBody();

        /** From the end of the request to the head of the response; then 504. */
        @WithDefault("PT60S")
        Duration responseHead();

        /** Without a byte in either direction while a response is under way; then the connection is cut. */
        @WithDefault("PT5M")
        Duration stream();

        /** A caller's connection between two requests. */
        @WithDefault("PT90S")
        Duration idle();

        /** A connection to health, metrics or state that nothing comes on. */
        @WithDefault("PT5S")
        Duration serviceIdle();

        /** Connecting to the application, then 503. */
        @WithDefault("PT2S")
        Duration applicationConnect();

        /** A kept connection to the application. Below what common servers keep (gunicorn 2 s, Node.js 5 s). */
        @WithDefault("PT1.5S")
        Duration applicationIdle();

        /** Connecting to another API, then 504. */
        @WithDefault("PT5S")
        Duration apiConnect();

        /** A kept connection to another API. Below {@link #idle()} of the sidecar at its end. */
        @WithDefault("PT30S")
        Duration apiIdle();

        /** Requests in flight when the sidecar is told to stop. */
        @WithDefault("PT10S")
        Duration drain();
    }

    /** How many denials and refusals of each caller are logged. The counters count them all. */
    interface Denials {

        /** Log lines a second, on average. */
        @WithDefault("20")
        int perSecond();

        /** Log lines at once after a quiet time. */
        @WithDefault("100")
        int burst();
    }
}
