package dev.postern.runtime.material;

import java.util.Map;

/** The newest generation obeyed for one object. Older documents, though signed, are somebody's replay. */
final class GenerationFloor {

    private static final String GENERATION = "generation";

    private final StateFile file;
    private long floor;

    GenerationFloor(StateFile file, long pinned) {
        this.file = file;
        this.floor = Math.max(pinned, remembered());
    }

    long value() {
        return floor;
    }

    void raise(long generation) {
        if (generation > floor) {
            floor = generation;
            file.write(Map.of(GENERATION, Long.toString(generation)));
        }
    }

    private long remembered() {
        try {
            return Long.parseLong(file.read().getOrDefault(GENERATION, "0"));
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
