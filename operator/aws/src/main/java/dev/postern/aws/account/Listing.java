package dev.postern.aws.account;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything of one kind in an account, read when first asked for, shared for a moment, and read again after a write.
 * A read that fails keeps nothing and throws: an incomplete list must never look like a short one.
 */
public final class Listing<T> {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private final Supplier<List<T>> read;
    private final Function<T, String> id;
    private final InstantSource clock;
    private @Nullable List<T> held;
    private Instant readAt = Instant.MIN;

    Listing(Supplier<List<T>> read, Function<T, String> id, InstantSource clock) {
        this.read = read;
        this.id = id;
        this.clock = clock;
    }

    public Optional<T> byId(String wanted) {
        return first(item -> id.apply(item).equals(wanted));
    }

    public Optional<T> first(Predicate<T> matches) {
        return all().stream().filter(matches).findFirst();
    }

    public synchronized List<T> all() {
        List<T> current = held;
        Instant now = clock.instant();
        if (current == null || now.isBefore(readAt) || readAt.plus(FRESH).isBefore(now)) {
            current = List.copyOf(read.get());
            held = current;
            readAt = now;
        }
        return current;
    }

    /** After a write: the next question reads again. */
    public synchronized void forget() {
        held = null;
    }
}
