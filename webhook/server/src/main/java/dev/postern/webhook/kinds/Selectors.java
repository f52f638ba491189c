package dev.postern.webhook.kinds;

import dev.postern.api.WorkloadSelector;

/** How two selectors stand to each other. */
final class Selectors {

    private Selectors() {}

    /** Whether one selects every pod that the other does. Others may overlap too, but only in pods that carry both sets of labels. */
    static boolean overlap(WorkloadSelector one, WorkloadSelector other) {
        return one.selects(other.matchLabels()) || other.selects(one.matchLabels());
    }
}
