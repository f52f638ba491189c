package dev.postern.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Remembers what an object was about, so that what it is about no longer hears of the change as well. */
final class Moved<R extends HasMetadata> {

    private final Function<R, Set<ResourceID>> about;
    private final Map<ResourceID, Seen> seen = new ConcurrentHashMap<>();

    Moved(Function<R, Set<ResourceID>> about) {
        this.about = about;
    }

    /** The same answer for the same version of the object, however often it is asked. */
    Set<ResourceID> beforeAndNow(R object) {
        String version = object.getMetadata().getResourceVersion();
        return seen.compute(ResourceID.fromResource(object), (id, last) -> next(object, version, last))
                .concerned();
    }

    /** To be called once it is deleted and nobody asks about it any more. */
    void forget(R deleted) {
        seen.remove(ResourceID.fromResource(deleted));
    }

    private Seen next(R object, String version, @Nullable Seen last) {
        Set<ResourceID> now = about.apply(object);
        if (last == null) {
            return new Seen(version, now, now);
        }
        return last.version().equals(version) ? last : new Seen(version, now, union(last.now(), now));
    }

    private static Set<ResourceID> union(Set<ResourceID> before, Set<ResourceID> now) {
        return Stream.concat(before.stream(), now.stream()).collect(Collectors.toUnmodifiableSet());
    }

    private record Seen(String version, Set<ResourceID> now, Set<ResourceID> concerned) {}
}
