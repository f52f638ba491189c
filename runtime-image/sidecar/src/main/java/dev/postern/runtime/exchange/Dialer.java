package dev.postern.runtime.exchange;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;

/** Makes new connections to one place, ready to carry HTTP: TLS, where there is any, is established and verified. */
@FunctionalInterface
public interface Dialer {

    /** @param loop that the connection is to live on */
    Future<Channel> dial(EventLoop loop);
}
