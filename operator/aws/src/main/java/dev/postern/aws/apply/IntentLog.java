package dev.postern.aws.apply;

import dev.postern.plan.resource.ResourceId;
import java.util.List;

/**
 * Where an owner's records are kept. Every write is durable when it returns, because a call to AWS follows; one that
 * cannot be made throws, and the pass ends there. A writer that is not the latest must be refused.
 */
public interface IntentLog {

    /** As last stored. */
    List<ResourceRecord> records();

    /** Stores the record in place of any other of the same id. */
    void put(ResourceRecord stored);

    /** Only after the resource was seen to be gone. */
    void remove(ResourceId id);
}
