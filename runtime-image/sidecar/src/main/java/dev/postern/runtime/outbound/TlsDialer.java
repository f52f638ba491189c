package dev.postern.runtime.outbound;

import dev.postern.policy.document.Destination;
import dev.postern.runtime.exchange.Dialer;
import dev.postern.runtime.exchange.PlainDialer;
import dev.postern.runtime.http.Authority;
import dev.postern.runtime.tls.TlsContext;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;

/** Connects to an API's address and shows the consumer's identity there, trying one address after the other. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty says through the pipeline what fails.
final class TlsDialer implements Dialer {

    private static final int MAX_ADDRESSES = 3;

    private final Destination destination;
    private final TlsContext tls;
    private final int connectMillis;
    private final String serverName;

    TlsDialer(Destination destination, TlsContext tls, Duration connect) {
        this.destination = destination;
        this.tls = tls;
        this.connectMillis = Math.toIntExact(connect.toMillis());
        this.serverName =
                Authority.parse(destination.authority()).map(Authority::host).orElse(destination.authority());
    }

    @Override
    public Future<Channel> dial(EventLoop loop) {
        Promise<Channel> promise = loop.newPromise();
        Resolver.resolve(destination.host(), loop).addListener((Future<List<InetAddress>> resolved) -> {
            if (resolved.isSuccess()) {
                List<InetAddress> addresses = resolved.getNow();
                connect(loop, addresses.subList(0, Math.min(MAX_ADDRESSES, addresses.size())), promise);
            } else {
                promise.tryFailure(resolved.cause());
            }
        });
        return promise;
    }

    private void connect(EventLoop loop, List<InetAddress> addresses, Promise<Channel> promise) {
        var address = new InetSocketAddress(addresses.getFirst(), destination.port());
        List<InetAddress> others = addresses.subList(1, addresses.size());
        PlainDialer.connect(loop, address, connectMillis).addListener((ChannelFuture connected) -> {
            if (connected.isSuccess()) {
                secure(connected.channel(), promise);
            } else if (others.isEmpty()) {
                promise.tryFailure(connected.cause());
            } else {
                connect(loop, others, promise);
            }
        });
    }

    private void secure(Channel channel, Promise<Channel> promise) {
        SslHandler handler;
        try {
            handler = tls.connect(channel.alloc(), serverName, destination.port());
        } catch (IllegalStateException e) {
            channel.close();
            promise.tryFailure(e);
            return;
        }
        channel.pipeline().addLast(handler);
        handler.handshakeFuture().addListener((Future<Channel> shaken) -> {
            if (shaken.isSuccess()) {
                promise.trySuccess(channel);
            } else {
                channel.close();
                promise.tryFailure(shaken.cause());
            }
        });
    }
}
