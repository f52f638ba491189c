package dev.postern.runtime.exchange;

import dev.postern.runtime.configuration.SidecarConfiguration;
import dev.postern.runtime.metrics.RuntimeMetrics;
import dev.postern.runtime.transport.EventLoops;
import java.time.Duration;
import java.time.InstantSource;

/** What every part that carries traffic is made with. */
public record Surroundings(
        SidecarConfiguration configuration, EventLoops loops, RuntimeMetrics metrics, InstantSource clock) {

    /** What kubelet, a scraper or the operator asks is this small. */
    private static final int SERVICE_HEAD_BYTES = 2048;

    /** Bounds on one caller's connection. */
    public ServerSettings server() {
        var timeouts = configuration.timeouts();
        var waits = new ServerSettings.Waits(
                timeouts.idle(),
                timeouts.requestHead(),
                timeouts.requestBody(),
                timeouts.responseHead(),
                timeouts.stream());
        var limits = configuration.limits();
        return new ServerSettings(limits.requestLineBytes(), limits.headerBytes(), waits);
    }
    /** Bounds on a connection to health, metrics or state: small requests, sent at once, and no reason to stay. */
    public ServerSettings service() {
        var timeouts = configuration.timeouts();
        Duration each = timeouts.serviceIdle();
        var waits = new ServerSettings.Waits(each, each, each, timeouts.responseHead(), each);
        return new ServerSettings(SERVICE_HEAD_BYTES, SERVICE_HEAD_BYTES, waits);
    }
}
