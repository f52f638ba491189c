package dev.postern.runtime.configuration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a configuration, all at once, before anything is started with it. */
public final class ConfigurationProblems {

    private static final Duration LONGEST_INTERVAL = Duration.ofSeconds(1);

    private final List<String> problems = new ArrayList<>();

    private ConfigurationProblems() {}

    /** Empty when the configuration can be used. */
    public static List<String> of(SidecarConfiguration configuration) {
        var found = new ConfigurationProblems();
        found.general(configuration);
        found.limits(configuration.limits());
        found.timeouts(configuration.timeouts());
        found.atLeast("denials.per-second", configuration.denials().perSecond(), 1);
        found.atLeast("denials.burst", configuration.denials().burst(), 1);
        return List.copyOf(found.problems);
    }

    private void general(SidecarConfiguration configuration) {
        atLeast("event-loops", configuration.eventLoops(), 1);
        positive("material-interval", configuration.materialInterval());
        if (configuration.materialInterval().compareTo(LONGEST_INTERVAL) > 0) {
            problems.add(
                    "postern.material-interval must be at most " + LONGEST_INTERVAL + ": expiry is enforced with it");
        }
    }

    private void limits(SidecarConfiguration.Limits limits) {
        atLeast("limits.request-line-bytes", limits.requestLineBytes(), 256);
        atLeast("limits.header-bytes", limits.headerBytes(), 1024);
        atLeast("limits.caller-connections", limits.callerConnections(), 1);
        atLeast("limits.local-connections", limits.localConnections(), 1);
        atLeast("limits.service-connections", limits.serviceConnections(), 2);
        atLeast("limits.verified-chains", limits.verifiedChains(), 1);
    }

    private void timeouts(SidecarConfiguration.Timeouts timeouts) {
        positive("timeouts.proxy-header", timeouts.proxyHeader());
        positive("timeouts.handshake", timeouts.handshake());
        positive("timeouts.request-head", timeouts.requestHead());
        positive("timeouts.request-body", timeouts.requestBody());
        positive("timeouts.response-head", timeouts.responseHead());
        positive("timeouts.stream", timeouts.stream());
        positive("timeouts.idle", timeouts.idle());
        positive("timeouts.service-idle", timeouts.serviceIdle());
        positive("timeouts.application-connect", timeouts.applicationConnect());
        positive("timeouts.application-idle", timeouts.applicationIdle());
        positive("timeouts.api-connect", timeouts.apiConnect());
        positive("timeouts.api-idle", timeouts.apiIdle());
        positive("timeouts.drain", timeouts.drain());
    }

    private void atLeast(String key, int value, int least) {
        if (value < least) {
            problems.add("postern." + key + " must be at least " + least + ", is " + value);
        }
    }

    private void positive(String key, Duration value) {
        if (!value.isPositive()) {
            problems.add("postern." + key + " must be longer than nothing, is " + value);
        }
    }
}
