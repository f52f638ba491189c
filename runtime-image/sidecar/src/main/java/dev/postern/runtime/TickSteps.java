package dev.postern.runtime;

import java.util.HashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * What is done again and again, each step for itself: one that fails keeps no other from being done, least of all the
 * one that takes access away. One thread.
 */
final class TickSteps {

    private static final Logger LOG = Logger.getLogger(TickSteps.class);

    private final Map<String, String> failing = new HashMap<>();

    /** Says in the log when a step begins to fail, when it fails otherwise and when it no longer does. */
    void attempt(String step, Runnable work) {
        try {
            work.run();
            if (failing.remove(step) != null) {
                LOG.infof("step works again step=\"%s\"", step);
            }
        } catch (RuntimeException e) {
            String problem = e.toString();
            if (!problem.equals(failing.put(step, problem))) {
                LOG.errorf(e, "step failed step=\"%s\"", step);
            }
        }
    }
}
