package dev.postern.policy.document;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One order for everything in a document whose order means nothing, so that equal claims are equal bytes. */
final class CanonicalOrder {

    private CanonicalOrder() {}

    static <T extends Comparable<? super T>> Set<T> set(Set<T> values) {
        return Collections.unmodifiableSet(new TreeSet<>(values));
    }

    static <T extends Comparable<? super T>> List<T> list(List<T> values) {
        return values.stream().distinct().sorted().toList();
    }

    static <T> List<T> list(List<T> values, Comparator<? super T> order) {
        return values.stream().distinct().sorted(order).toList();
    }

    static Map<String, List<String>> map(Map<String, List<String>> values) {
        var sorted = new TreeMap<String, List<String>>();
        values.forEach((key, list) -> sorted.put(key, list(list)));
        return Collections.unmodifiableMap(sorted);
    }
}
