package dev.postern.awssim.elbv2;

import dev.postern.awssim.protocol.Input;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** A target group of type ip. */
public record TargetGroup(Identity identity, Input wanted, HealthCheck healthCheck, Map<String, String> attributes) {
    /** What never changes. */
    public record Identity(String arn, String name, String account, String region, String vpcId, int port) {}

    /** How targets are checked; {@code port} is a number or {@code traffic-port}. */
    public record HealthCheck(
            String protocol,
            String port,
            String path,
            String matcher,
            Duration interval,
            Duration timeout,
            int healthy,
            int unhealthy) {
        public int portOf(int trafficPort) {
            return port.equals("traffic-port") ? trafficPort : Integer.parseInt(port);
        }

        public boolean http() {
            return protocol.startsWith("HTTP");
        }
    }

    public TargetGroup {
        attributes = java.util.Collections.unmodifiableMap(new TreeMap<>(attributes));
    }

    public String arn() {
        return identity.arn();
    }

    public boolean proxyProtocol() {
        return on("proxy_protocol_v2.enabled");
    }

    public boolean closesAfterDeregistration() {
        return on("deregistration_delay.connection_termination.enabled");
    }

    public boolean closesWhenUnhealthy() {
        return on("target_health_state.unhealthy.connection_termination.enabled");
    }

    public Duration deregistrationDelay() {
        return Duration.ofSeconds(
                Long.parseLong(attributes.getOrDefault("deregistration_delay.timeout_seconds", "300")));
    }

    TargetGroup with(Map<String, String> newAttributes) {
        return new TargetGroup(identity, wanted, healthCheck, newAttributes);
    }

    TargetGroup with(HealthCheck newHealthCheck) {
        return new TargetGroup(identity, wanted, newHealthCheck, attributes);
    }

    private boolean on(String attribute) {
        return "true".equals(attributes.get(attribute));
    }
}
