package dev.postern.aws.apply;

import dev.postern.plan.resource.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps records as status would: across the process's deaths. */
final class MemoryLog implements IntentLog {

    private final Map<ResourceId, ResourceRecord> stored = new TreeMap<>();
    private final Writes writes;

    MemoryLog(Writes writes) {
        this.writes = writes;
    }

    @Override
    public List<ResourceRecord> records() {
        return List.copyOf(stored.values());
    }

    @Override
    public void put(ResourceRecord next) {
        writes.commit("log", () -> stored.put(next.id(), next));
    }

    @Override
    public void remove(ResourceId id) {
        writes.commit("log", () -> stored.remove(id));
    }

    ResourceRecord get(ResourceId id) {
        return stored.get(id);
    }
}
