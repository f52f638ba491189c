package dev.postern.runtime.transport;

import io.netty.channel.Channel;
import java.util.function.Predicate;

/** How many connections a port has at once, and which of them goes when one more comes. */
public sealed interface Capacity {

    int maximum();

    /** The one more is closed unanswered. */
    record FirstCome(int maximum) implements Capacity {}

    /**
     * The oldest idle one goes, or else the oldest: by holding connections nobody keeps others out.
     *
     * @param idle asked on any thread
     */
    record LatestCome(int maximum, Predicate<Channel> idle) implements Capacity {}
}
