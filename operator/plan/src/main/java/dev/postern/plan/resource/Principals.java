package dev.postern.plan.resource;

import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The roles that may create an endpoint to a service; to everybody else the service does not exist. */
public record Principals(NavigableSet<String> roleArns, Completeness completeness) {

    public Principals {
        roleArns = Collections.unmodifiableNavigableSet(new TreeSet<>(roleArns));
        if (roleArns.contains("*")) {
            throw new IllegalArgumentException("the principal * makes an endpoint service public");
        }
    }

    /** Whether a role that is not listed is to lose its permission. */
    public enum Completeness {
        COMPLETE,
        /** A live grant could not be read to a role: nobody loses anything on that account. */
        PARTIAL
    }
}
