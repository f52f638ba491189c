package dev.postern.runtime.material;

import java.util.Map;

/**
 * The newest document obeyed for one object. Older ones, and others of the same generation, are somebody's replay though
 * they are signed.
 */
final class GenerationFloor {

    private static final String GENERATION = "generation";
    private static final String DIGEST = "digest";

    private final StateFile file;
    private long floor;
    /** Of the document of this generation; empty while none was seen. */
    private String digest;

    GenerationFloor(StateFile file, long pinned) {
        this.file = file;
        Map<String, String> remembered = file.read();
        long generation = generation(remembered);
        this.floor = Math.max(pinned, generation);
        this.digest = floor == generation ? remembered.getOrDefault(DIGEST, "") : "";
    }

    long value() {
        return floor;
    }

    /** Whether a document may be obeyed after what was. */
    boolean admits(long generation, String other) {
        return generation > floor || (generation == floor && (digest.isEmpty() || digest.equals(other)));
    }

    /** For a document that is obeyed from now on. */
    void raise(long generation, String obeyed) {
        if (admits(generation, obeyed) && !obeyed.equals(digest)) {
            floor = generation;
            digest = obeyed;
            file.write(Map.of(GENERATION, Long.toString(generation), DIGEST, obeyed));
        }
    }

    private static long generation(Map<String, String> remembered) {
        try {
            return Long.parseLong(remembered.getOrDefault(GENERATION, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
