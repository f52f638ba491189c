package dev.postern.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Optional;

/** What stands under the name of a child. A child of somebody else is neither read nor written. */
public sealed interface Found<R extends HasMetadata> {

    /** Nothing has this name. */
    record Absent<R extends HasMetadata>() implements Found<R> {}

    /** The operator made it for this owner. */
    record Ours<R extends HasMetadata>(R resource) implements Found<R> {}

    /** Somebody else made it. */
    record Foreign<R extends HasMetadata>(ForeignObject object) implements Found<R> {}

    default Optional<R> ours() {
        return this instanceof Ours<R>(R resource) ? Optional.of(resource) : Optional.empty();
    }
}
