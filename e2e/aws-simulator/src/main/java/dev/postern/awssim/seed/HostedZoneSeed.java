package dev.postern.awssim.seed;

import java.util.List;

/** A private hosted zone, associated with VPCs of its account. */
public record HostedZoneSeed(String id, String name, List<String> vpcs) {
    public HostedZoneSeed {
        vpcs = List.copyOf(vpcs);
    }
}
