package dev.postern.runtime.exchange;

import dev.postern.runtime.configuration.SidecarConfiguration;
import dev.postern.runtime.metrics.RuntimeMetrics;
import dev.postern.runtime.transport.EventLoops;
import java.time.InstantSource;

/** What every part that carries traffic is made with. */
public record Surroundings(
        SidecarConfiguration configuration, EventLoops loops, RuntimeMetrics metrics, InstantSource clock) {

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
}
