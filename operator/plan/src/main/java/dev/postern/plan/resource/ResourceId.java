package dev.postern.plan.resource;

/**
 * Logical name of a resource within its owner, stable for the resource's life: made of what identifies it (a security
 * group, a purpose, a record's name), never of a position in a list.
 */
public record ResourceId(String value) implements Comparable<ResourceId> {

    public ResourceId {
        if (value.isBlank() || value.length() > 128) {
            throw new IllegalArgumentException("a logical id has 1 to 128 characters: '" + value + "'");
        }
    }

    @Override
    public int compareTo(ResourceId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
