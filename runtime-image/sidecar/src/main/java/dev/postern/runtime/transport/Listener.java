package dev.postern.runtime.transport;

import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.AttributeKey;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.net.InetSocketAddress;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A port and the connections taken on it, so that both can be closed together. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty says through the pipeline what fails.
public final class Listener implements AutoCloseable {

    private static final int BACKLOG = 1024;

    /** One TLS record and its frame: what a connection hands on before backpressure can stop it. */
    private static final int READ_BYTES = 17 * 1024;

    private final Channel server;
    private final ChannelGroup connections;

    private Listener(Channel server, ChannelGroup connections) {
        this.server = server;
        this.connections = connections;
    }

    /**
     * Binds and returns once connections are taken.
     *
     * @param pipeline fills the pipeline of each connection, on its event loop
     * @throws IllegalStateException when the port cannot be had
     */
    public static Listener bind(
            EventLoops loops, InetSocketAddress address, Capacity capacity, Consumer<Channel> pipeline) {
        var connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE, true);
        var bound = loops.server()
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.RCVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
                .childHandler(new Accepting(connections, capacity, pipeline))
                .bind(address)
                .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IllegalStateException(
                    "Cannot listen on " + address + ": " + bound.cause().getMessage());
        }
        return new Listener(bound.channel(), connections);
    }

    /** Stops taking connections; those taken go on. */
    public void stopAccepting() {
        server.close().awaitUninterruptibly();
    }

    /** Asks every connection to end after the request it is carrying. */
    public void drain() {
        connections.forEach(channel ->
                channel.eventLoop().execute(() -> channel.pipeline().fireUserEventTriggered(Drain.INSTANCE)));
    }

    /** User event: end the connection after the request under way. */
    public enum Drain {
        INSTANCE
    }

    /** Connections open now. */
    public int size() {
        return connections.size();
    }

    /** Closes the port and every connection taken on it. */
    @Override
    public void close() {
        stopAccepting();
        connections.close();
    }

    private static final class Accepting extends ChannelInitializer<Channel> {

        private static final AttributeKey<Long> NUMBER = AttributeKey.valueOf(Listener.class, "number");

        private final ChannelGroup connections;
        private final Capacity capacity;
        private final Consumer<Channel> pipeline;
        private final AtomicLong taken = new AtomicLong();

        Accepting(ChannelGroup connections, Capacity capacity, Consumer<Channel> pipeline) {
            this.connections = connections;
            this.capacity = capacity;
            this.pipeline = pipeline;
        }

        @Override
        protected void initChannel(Channel channel) {
            if (connections.size() >= capacity.maximum() && !makesRoom()) {
                channel.close();
                return;
            }
            channel.attr(NUMBER).set(taken.incrementAndGet());
            connections.add(channel);
            pipeline.accept(channel);
        }

        private boolean makesRoom() {
            return switch (capacity) {
                case Capacity.FirstCome _ -> false;
                case Capacity.LatestCome latest -> {
                    oldest(latest.idle()).or(() -> oldest(_ -> true)).ifPresent(Channel::close);
                    yield true;
                }
            };
        }

        private Optional<Channel> oldest(Predicate<Channel> among) {
            return connections.stream()
                    .filter(Channel::isOpen)
                    .filter(among)
                    .min(Comparator.comparing(channel -> channel.attr(NUMBER).get()));
        }
    }
}
