package dev.postern.runtime.exchange;

/** Decides about each request of one connection: it either answers or relays, then or later, on the same event loop. */
@FunctionalInterface
public interface RequestHandler {

    void handle(Exchange exchange);
}
