package dev.postern.runtime.state;

import dev.postern.contract.StateReport.CallerSessions;
import dev.postern.policy.document.ApiDocument;
import dev.postern.policy.document.ConsumerDocument;
import dev.postern.runtime.material.VerifiedDocument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the traffic truly obeys, which may be less than what was read: a report of anything else would be no evidence. */
public interface InForce {

    Optional<VerifiedDocument<ApiDocument>> api(Instant now);

    /** @param position in the order of the binding */
    Optional<VerifiedDocument<ConsumerDocument>> consumer(int position, Instant now);

    /** Callers' sessions that may pass data. */
    List<CallerSessions> sessions();
}
