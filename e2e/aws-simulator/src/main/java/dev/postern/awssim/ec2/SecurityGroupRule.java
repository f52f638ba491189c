package dev.postern.awssim.ec2;

/** One rule: one direction, one protocol and port range, one peer. */
public record SecurityGroupRule(String id, boolean egress, Traffic traffic, Peer peer, String description) {
    /** Protocol and ports; -1 where the protocol has none. */
    public record Traffic(String protocol, int from, int to) {}

    /** Who is on the other side. */
    public sealed interface Peer {
        /** An IPv4 block. */
        record Ipv4(String cidr) implements Peer {}

        /** An IPv6 block. */
        record Ipv6(String cidr) implements Peer {}

        /** A prefix list. */
        record PrefixList(String id) implements Peer {}

        /** The members of a security group. */
        record Group(String id, String account) implements Peer {}
    }

    boolean sameAs(SecurityGroupRule other) {
        return egress == other.egress && traffic.equals(other.traffic) && peer.equals(other.peer);
    }

    boolean refersTo(String groupId) {
        return peer instanceof Peer.Group group && group.id().equals(groupId);
    }
}
