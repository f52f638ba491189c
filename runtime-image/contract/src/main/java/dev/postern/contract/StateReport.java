package dev.postern.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a sidecar says of itself to the operator: which documents and identities it obeys, and who is connected. Evidence
 * for conditions and for revocation, so it says what is in force, never what was asked for.
 *
 * @param version of the sidecar
 * @param startedAt start of the process; tells a restarted sidecar from a running one
 */
public record StateReport(String version, Instant startedAt, Optional<ApiState> api, List<ConsumerState> consumers) {

    /** Request target on {@link Ports#STATE}. */
    public static final String TARGET = "/state";

    public StateReport {
        consumers = List.copyOf(consumers);
    }

    /** @param sessions open mTLS sessions, one entry per caller and serial */
    public record ApiState(
            String namespace,
            String name,
            String uid,
            DocumentState document,
            IdentityState identity,
            List<CallerSessions> sessions) {

        public ApiState {
            sessions = List.copyOf(sessions);
        }
    }

    public record ConsumerState(
            String namespace, String name, String uid, DocumentState document, IdentityState identity) {}

    /**
     * @param inForce the document obeyed now; empty when there is none or it has expired
     * @param problem why the file last read is not in force; empty when it is
     */
    public record DocumentState(Optional<DocumentInForce> inForce, String problem) {}

    /** @param digest SHA-256 of the signed payload, lower-case hex */
    public record DocumentInForce(long generation, String digest, Instant validUntil) {}

    /** @param problem why the certificate last read is not in use; empty when it is */
    public record IdentityState(Optional<IdentityInUse> inUse, String problem) {}

    /** @param serial lower-case hex without leading zeros */
    public record IdentityInUse(String serial, Instant notAfter) {}

    /** @param serial of the certificate the sessions were opened with, lower-case hex without leading zeros */
    public record CallerSessions(String callerId, String serial, int open) {}

    public String toJson() {
        return ContractJson.write(this);
    }

    /** @throws IllegalArgumentException when the text is not a state report */
    public static StateReport fromJson(String json) {
        return ContractJson.read(json, StateReport.class);
    }
}
