package dev.postern.runtime.transport;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollEventLoopGroup;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.ssl.OpenSsl;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.EventExecutor;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * The few threads that carry all traffic. A connection and everything it waits for stay on one of them, so nothing on
 * the way of a request needs a lock.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty says through the pipeline what fails.
public final class EventLoops implements AutoCloseable {

    private static final long CLOSE_SECONDS = 5;

    private final EventLoopGroup group;
    private final Map<EventLoop, Deadlines> deadlines;

    private EventLoops(EventLoopGroup group) {
        this.group = group;
        this.deadlines = StreamSupport.stream(group.spliterator(), false)
                .map(EventLoops::eventLoop)
                .collect(Collectors.toUnmodifiableMap(Function.identity(), Deadlines::startedOn));
    }

    /** @throws IllegalStateException when the native transport or TLS library does not load */
    public static EventLoops start(int threads) {
        requireNative("the epoll transport", Epoll.unavailabilityCause());
        requireNative("BoringSSL", OpenSsl.unavailabilityCause());
        return new EventLoops(new EpollEventLoopGroup(threads, new DefaultThreadFactory("postern-traffic", true)));
    }

    private static void requireNative(String what, @Nullable Throwable cause) {
        if (cause != null) {
            throw new IllegalStateException(
                    "Cannot load " + what + ": Postern's sidecar runs on Linux x86-64 with glibc only", cause);
        }
    }

    private static EventLoop eventLoop(EventExecutor executor) {
        return (EventLoop) executor;
    }

    ServerBootstrap server() {
        return new ServerBootstrap().group(group).channel(EpollServerSocketChannel.class);
    }

    /** For a connection on the loop of the one that asked for it. */
    public static Bootstrap client(EventLoop loop) {
        return new Bootstrap().group(loop).channel(EpollSocketChannel.class);
    }

    /** The deadlines of this loop; to be used on it alone. */
    public Deadlines deadlines(EventLoop loop) {
        Deadlines found = deadlines.get(loop);
        if (found == null) {
            throw new IllegalArgumentException("not a loop of this group: " + loop);
        }
        return found;
    }

    @Override
    public void close() {
        group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS)
                .awaitUninterruptibly(CLOSE_SECONDS, TimeUnit.SECONDS);
    }
}
