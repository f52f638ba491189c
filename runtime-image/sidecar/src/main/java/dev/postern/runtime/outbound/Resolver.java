package dev.postern.runtime.outbound;

import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.Security;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Names to addresses by the system's resolver, so that search domains and hosts files mean what they mean to everyone
 * in the pod. Asked anew for each connection: endpoints and pods come and go.
 */
final class Resolver {

    static {
        // The JDK would keep answers for 30 seconds, failures for 10.
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("networkaddress.cache.negative.ttl", "0");
    }

    private Resolver() {}

    /** The addresses in random order, so that connections spread. Blocks a virtual thread, never the event loop. */
    static Future<List<InetAddress>> resolve(String host, EventLoop loop) {
        Promise<List<InetAddress>> promise = loop.newPromise();
        Thread.ofVirtual().name("postern-resolve").start(() -> {
            try {
                List<InetAddress> addresses = new ArrayList<>(List.of(InetAddress.getAllByName(host)));
                Collections.shuffle(addresses);
                promise.trySuccess(addresses);
            } catch (UnknownHostException e) {
                promise.tryFailure(e);
            }
        });
        return promise;
    }
}
