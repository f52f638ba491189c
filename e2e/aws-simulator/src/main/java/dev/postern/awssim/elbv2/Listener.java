package dev.postern.awssim.elbv2;

import java.util.Map;

/** A TCP listener that forwards to one target group. */
public record Listener(String arn, String loadBalancer, int port, String targetGroup, Map<String, String> attributes) {
    public Listener {
        attributes = Map.copyOf(attributes);
    }
}
