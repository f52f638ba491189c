package dev.postern.plan.resource;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is decided about connections to an endpoint service. Those named in neither are left alone.
 *
 * @param accepted endpoint ids recorded for live grants, each with the account that must own it
 * @param rejected endpoint ids of grants that have ended
 */
public record Connections(NavigableMap<String, String> accepted, NavigableSet<String> rejected) {

    public Connections {
        accepted = Collections.unmodifiableNavigableMap(new TreeMap<>(accepted));
        rejected = Collections.unmodifiableNavigableSet(new TreeSet<>(rejected));
        if (rejected.stream().anyMatch(accepted::containsKey)) {
            throw new IllegalArgumentException("an endpoint is both accepted and rejected");
        }
    }
}
