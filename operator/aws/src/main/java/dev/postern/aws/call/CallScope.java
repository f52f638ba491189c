package dev.postern.aws.call;

import dev.postern.plan.Owner;
import java.util.function.Supplier;

/**
 * For whom and how urgently the current thread calls AWS: the session name that stands in the other account's trail,
 * and the priority that decides which part of a budget may be used. It goes with the thread, because the SDK asks for
 * credentials far below the drivers.
 */
public record CallScope(String session, Priority priority) {

    private static final ScopedValue<CallScope> CURRENT = ScopedValue.newInstance();

    private static final CallScope SHARED = new CallScope("postern-operator", Priority.DRIFT);

    private static final int LONGEST_SESSION = 64;

    /** Scope of a pass over one object. */
    public static CallScope of(Owner owner) {
        String session = ("postern@" + owner.kind() + "@" + owner.namespace() + "@" + owner.name())
                .replaceAll("[^\\w+=,.@-]", "-");
        return new CallScope(session.substring(0, Math.min(session.length(), LONGEST_SESSION)), Priority.DRIFT);
    }

    /** The scope of this thread; the operator itself outside any pass. */
    public static CallScope current() {
        return CURRENT.orElse(SHARED);
    }

    public CallScope withPriority(Priority other) {
        return new CallScope(session, other);
    }

    public <T> T call(Supplier<T> action) {
        return ScopedValue.where(CURRENT, this).call(action::get);
    }

    public void run(Runnable action) {
        ScopedValue.where(CURRENT, this).run(action);
    }
}
