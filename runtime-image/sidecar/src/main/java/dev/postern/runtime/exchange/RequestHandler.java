package dev.postern.runtime.exchange;

import dev.postern.runtime.http.Reply;

/** Decides about each request of one connection: it either answers or relays, then or later, on the same event loop. */
@FunctionalInterface
public interface RequestHandler {

    void handle(Exchange exchange);

    /** Hears what was answered, before its turn or in the midst of it, to a request that could not be read. */
    default void refused(Reply reply) {}
}
