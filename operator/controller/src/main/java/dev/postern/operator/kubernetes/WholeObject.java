package dev.postern.operator.kubernetes;

import dev.postern.api.ApiConsumer;
import dev.postern.api.InternalApi;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether an object has every part that a pass goes by. The schema asks for all of them, but the schema installed may be
 * another version's. An object without one is left alone like one that cannot be read at all.
 */
public final class WholeObject {

    private WholeObject() {}

    public static boolean is(InternalApi api) {
        return Optional.ofNullable(api.getSpec())
                .filter(spec -> areThere(spec.workload(), spec.certificate()))
                .filter(spec -> areThere(spec.workload().selector()))
                .isPresent();
    }

    public static boolean is(ApiConsumer consumer) {
        return Optional.ofNullable(consumer.getSpec())
                .filter(spec -> areThere(spec.api(), spec.workload(), spec.certificate()))
                .filter(spec -> areThere(spec.workload().selector()))
                .isPresent();
    }

    private static boolean areThere(Object... parts) {
        return Stream.of(parts).allMatch(Objects::nonNull);
    }
}
