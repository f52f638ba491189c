package dev.postern.runtime.exchange;

import dev.postern.runtime.transport.EventLoops;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.InetSocketAddress;
import java.time.Duration;

/** Connects to one known address without TLS: the application on loopback. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty says through the pipeline what fails.
public final class PlainDialer implements Dialer {

    private static final int READ_BYTES = 16 * 1024;

    private final InetSocketAddress address;
    private final int connectMillis;

    public PlainDialer(InetSocketAddress address, Duration connect) {
        this.address = address;
        this.connectMillis = Math.toIntExact(connect.toMillis());
    }

    @Override
    public Future<Channel> dial(EventLoop loop) {
        Promise<Channel> promise = loop.newPromise();
        connect(loop, address, connectMillis).addListener((ChannelFuture connected) -> {
            if (connected.isSuccess()) {
                promise.setSuccess(connected.channel());
            } else {
                promise.setFailure(connected.cause());
            }
        });
        return promise;
    }

    /** A bare connection, which goes on living when a write fails: the answer that explains it may follow. */
    public static ChannelFuture connect(EventLoop loop, InetSocketAddress address, int connectMillis) {
        return EventLoops.client(loop)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, connectMillis)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.AUTO_CLOSE, false)
                .option(ChannelOption.RCVBUF_ALLOCATOR, new FixedRecvByteBufAllocator(READ_BYTES))
                .handler(new Bare())
                .connect(address);
    }

    private static final class Bare extends ChannelInitializer<Channel> {

        @Override
        protected void initChannel(Channel channel) {}
    }
}
