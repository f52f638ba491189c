package dev.postern.awssim.elbv2;

import java.time.Instant;

/** One registered target; the port is part of its identity. */
public record Target(Key key, String zone, Instant registeredAt, Health health) {
    /** Address and port. */
    public record Key(String address, int port) {}

    /**
     * What the health checks found.
     *
     * @param streak successes (positive) or failures (negative) in a row
     */
    public record Health(State state, String reason, String description, int streak, Instant nextCheck) {
        public static Health initial(Instant firstCheck) {
            return new Health(
                    State.initial, "Elb.RegistrationInProgress", "Target registration is in progress", 0, firstCheck);
        }
    }

    /** The states, as AWS writes them. */
    public enum State {
        initial,
        healthy,
        unhealthy,
        draining
    }

    public Target with(Health newHealth) {
        return new Target(key, zone, registeredAt, newHealth);
    }

    Target draining() {
        return with(new Health(
                State.draining,
                "Target.DeregistrationInProgress",
                "Target deregistration is in progress",
                0,
                Instant.MAX));
    }
}
