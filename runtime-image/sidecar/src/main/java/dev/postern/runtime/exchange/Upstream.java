package dev.postern.runtime.exchange;

import dev.postern.runtime.transport.EventLoops;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where requests go to, with connections kept for the next request. A kept connection is used only while it is known to
 * be open, and nothing that may have been sent is ever sent again.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty says through the pipeline what fails.
public final class Upstream {

    private final EventLoops loops;
    private final Dialer dialer;
    private final Duration idle;
    private final Map<EventLoop, ArrayDeque<UpstreamConnection>> kept = new ConcurrentHashMap<>();
    private final Set<UpstreamConnection> open = ConcurrentHashMap.newKeySet();
    private volatile boolean retired;

    public Upstream(EventLoops loops, Dialer dialer, Duration idle) {
        this.loops = loops;
        this.dialer = dialer;
        this.idle = idle;
    }

    /** Hears, on the event loop, what became of a wish for a connection. */
    interface Acquired {

        void acquired(UpstreamConnection connection);

        void unreachable(Throwable cause);
    }

    void acquire(EventLoop loop, Acquired wish) {
        ArrayDeque<UpstreamConnection> free = keptOn(loop);
        while (!free.isEmpty()) {
            UpstreamConnection candidate = free.removeLast();
            if (candidate.isOpen()) {
                wish.acquired(candidate);
                return;
            }
        }
        dialer.dial(loop).addListener((Future<Channel> dialled) -> dialled(dialled, wish));
    }

    /** Lets requests in flight end and keeps no connection any more. Any thread. */
    public void retire() {
        retired = true;
        open.forEach(UpstreamConnection::closeWhenFree);
    }

    /** Cuts everything, requests in flight included. Any thread. */
    public void cut() {
        retired = true;
        open.forEach(UpstreamConnection::cut);
    }

    /** Connections open now. */
    public int size() {
        return open.size();
    }

    boolean isRetired() {
        return retired;
    }

    void keep(UpstreamConnection connection, EventLoop loop) {
        keptOn(loop).addLast(connection);
    }

    void forget(UpstreamConnection connection, EventLoop loop) {
        open.remove(connection);
        keptOn(loop).remove(connection);
        loops.deadlines(loop).forget(connection);
    }

    private void dialled(Future<Channel> dialled, Acquired wish) {
        if (!dialled.isSuccess()) {
            wish.unreachable(dialled.cause());
            return;
        }
        Channel channel = dialled.getNow();
        var connection = UpstreamConnection.install(channel, this, idle);
        open.add(connection);
        loops.deadlines(channel.eventLoop()).watch(connection);
        if (channel.isActive()) {
            wish.acquired(connection);
        } else {
            forget(connection, channel.eventLoop());
            wish.unreachable(new ClosedChannelException());
        }
    }

    private ArrayDeque<UpstreamConnection> keptOn(EventLoop loop) {
        return kept.computeIfAbsent(loop, _ -> new ArrayDeque<>());
    }
}
