package dev.postern.aws.driver;

import dev.postern.aws.apply.IntentLog;
import dev.postern.aws.apply.ResourceRecord;
import dev.postern.plan.resource.ResourceId;
import java.util.List;

/** A log whose process dies at the k-th write, before it is stored: the call to AWS before it was made all the same. */
final class StoppingLog implements IntentLog {

    private final IntentLog stored;
    private int left;

    StoppingLog(IntentLog stored, int writes) {
        this.stored = stored;
        this.left = writes;
    }

    static final class Stopped extends RuntimeException {}

    @Override
    public List<ResourceRecord> records() {
        return stored.records();
    }

    @Override
    public void put(ResourceRecord next) {
        countDown();
        stored.put(next);
    }

    @Override
    public void remove(ResourceId id) {
        countDown();
        stored.remove(id);
    }

    private void countDown() {
        if (left-- == 0) {
            throw new Stopped();
        }
    }
}
