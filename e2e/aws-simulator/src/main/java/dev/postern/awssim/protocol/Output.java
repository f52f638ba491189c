package dev.postern.awssim.protocol;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** A response structure: members in order, under the names of the wire. An empty {@link Optional} is a member AWS leaves out. */
public final class Output {
    /** A list of structures or texts; REST-XML names the element of each entry, the query protocols have one for all. */
    public record Listing(Optional<String> element, List<?> entries) {
        public Listing {
            entries = List.copyOf(entries);
        }
    }

    private final SequencedMap<String, Object> members = new LinkedHashMap<>();
    private final Map<String, String> headers = new HashMap<>();
    private int status = 200;
    private boolean bodiless;

    public static Output of() {
        return new Output();
    }

    /** An answer without a body, as awsJson operations without output give it. */
    public static Output nothing() {
        Output output = new Output();
        output.bodiless = true;
        return output;
    }

    public Output put(String name, String value) {
        return set(name, value);
    }

    public Output put(String name, boolean value) {
        return set(name, value);
    }

    public Output put(String name, long value) {
        return set(name, value);
    }

    public Output put(String name, Instant value) {
        return set(name, value);
    }

    public Output put(String name, Output value) {
        return set(name, value);
    }

    public Output put(String name, Optional<?> value) {
        value.ifPresent(present -> set(name, present));
        return this;
    }

    public Output list(String name, List<?> entries) {
        return set(name, new Listing(Optional.empty(), entries));
    }

    public Output list(String name, String element, List<?> entries) {
        return set(name, new Listing(Optional.of(element), entries));
    }

    /** All members of another structure, after the own ones. */
    public Output and(Output other) {
        members.putAll(other.members);
        return this;
    }

    public Output header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    public Output status(int newStatus) {
        status = newStatus;
        return this;
    }

    Map<String, String> headers() {
        return headers;
    }

    int status() {
        return status;
    }

    boolean bodiless() {
        return bodiless;
    }

    Map<String, Object> members() {
        return members;
    }

    private Output set(String name, Object value) {
        members.put(name, value);
        return this;
    }
}
