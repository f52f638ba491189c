package dev.postern.awssim.ec2;

import java.time.Instant;
import java.util.List;

/** A network interface that AWS made for a load balancer node or an endpoint. */
public record NetworkInterface(
        String id,
        String account,
        String region,
        Subnet subnet,
        String address,
        Kind kind,
        String description,
        List<String> groups,
        Instant createdAt)
        implements Owned {
    public NetworkInterface {
        groups = List.copyOf(groups);
    }

    /** For whom. */
    public enum Kind {
        LOAD_BALANCER("network_load_balancer", "amazon-elb"),
        ENDPOINT("vpc_endpoint", "amazon-aws");

        private final String wire;
        private final String owner;

        Kind(String wire, String owner) {
            this.wire = wire;
            this.owner = owner;
        }

        String wire() {
            return wire;
        }

        String owner() {
            return owner;
        }
    }

    NetworkInterface withGroups(List<String> newGroups) {
        return new NetworkInterface(id, account, region, subnet, address, kind, description, newGroups, createdAt);
    }
}
