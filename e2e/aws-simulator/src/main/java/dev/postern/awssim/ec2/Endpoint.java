package dev.postern.awssim.ec2;

import java.time.Instant;
import java.util.List;

/**
 * An interface endpoint; the same record is the connection that the provider sees.
 *
 */
public record Endpoint(Identity identity, Placement placement, Settings settings, State state) implements Owned {
    /** What never changes. */
    public record Identity(
            String id,
            String account,
            String region,
            String serviceId,
            String serviceName,
            String connectionId,
            String dnsLabel,
            Instant createdAt) {}

    /** Where it is. */
    public record Placement(String vpcId, List<NetworkInterface> interfaces, List<String> groups) {
        public Placement {
            interfaces = List.copyOf(interfaces);
            groups = List.copyOf(groups);
        }
    }

    /** How it is set. */
    public record Settings(boolean privateDnsEnabled, String dnsRecordIpType, String policy) {}

    /** The states, in lower camel case on the wire. */
    public enum State {
        PENDING_ACCEPTANCE("pendingAcceptance"),
        PENDING("pending"),
        AVAILABLE("available"),
        REJECTED("rejected"),
        DELETING("deleting"),
        DELETED("deleted"),
        /** No longer shown to anybody, but its ClientToken is still answered with it. */
        GONE("deleted");

        private final String wire;

        State(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }

    @Override
    public String id() {
        return identity.id();
    }

    @Override
    public String account() {
        return identity.account();
    }

    @Override
    public String region() {
        return identity.region();
    }

    boolean holdsItsService() {
        return state == State.PENDING_ACCEPTANCE || state == State.PENDING || state == State.AVAILABLE;
    }

    boolean shown() {
        return state != State.GONE;
    }

    Endpoint in(State newState) {
        return new Endpoint(identity, placement, settings, newState);
    }

    Endpoint at(Placement newPlacement) {
        return new Endpoint(identity, newPlacement, settings, state);
    }

    Endpoint with(Settings newSettings) {
        return new Endpoint(identity, placement, newSettings, state);
    }

    /** The regional name first, then one for each zone. */
    public List<String> dnsNames() {
        String suffix = ".%s.%s.vpce.amazonaws.com".formatted(identity.serviceId(), region());
        List<String> names = new java.util.ArrayList<>(List.of(identity.dnsLabel() + suffix));
        placement
                .interfaces()
                .forEach(one ->
                        names.add(identity.dnsLabel() + "-" + one.subnet().zoneName() + suffix));
        return names;
    }
}
