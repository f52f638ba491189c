package dev.postern.aws.apply;

import dev.postern.plan.resource.ResourceId;
import dev.postern.plan.resource.ResourceKind;
import java.time.Instant;
import java.util.Optional;

/**
 * What is recorded of one resource: together the record of ownership, and all that is needed to remove it.
 *
 * @param incarnation counts replacements
 * @param parameters of the create call, exactly; a lost answer is recovered from them
 * @param awsId id or ARN from the create answer
 * @param since when it came into its state, to the second
 */
public record ResourceRecord(
        ResourceId id,
        ResourceKind kind,
        int incarnation,
        String parameters,
        Optional<String> awsId,
        State state,
        Instant since) {

    /** Where a resource is in its life. */
    public enum State {
        /** About to be created; it is not known whether it was. */
        INTENDED,
        CREATED,
        /** Seen, and its deletion asked for. */
        DELETING
    }

    ResourceRecord created(String newId, Instant now) {
        return new ResourceRecord(id, kind, incarnation, parameters, Optional.of(newId), State.CREATED, now);
    }

    ResourceRecord deleting(String knownId, Instant now) {
        return new ResourceRecord(id, kind, incarnation, parameters, Optional.of(knownId), State.DELETING, now);
    }
}
