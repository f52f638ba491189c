package dev.postern.aws.driver;

import dev.postern.aws.apply.IntentLog;
import dev.postern.aws.apply.ResourceRecord;
import dev.postern.plan.resource.ResourceId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps records in memory, as status would. */
final class RecordedLog implements IntentLog {

    private final Map<ResourceId, ResourceRecord> stored = new TreeMap<>();

    @Override
    public List<ResourceRecord> records() {
        return List.copyOf(stored.values());
    }

    @Override
    public void put(ResourceRecord next) {
        stored.put(next.id(), next);
    }

    @Override
    public void remove(ResourceId id) {
        stored.remove(id);
    }
}
