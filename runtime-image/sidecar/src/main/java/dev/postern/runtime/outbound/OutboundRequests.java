package dev.postern.runtime.outbound;

import dev.postern.runtime.exchange.Exchange;
import dev.postern.runtime.exchange.RequestHandler;
import dev.postern.runtime.http.Authority;
import dev.postern.runtime.http.HopByHop;
import dev.postern.runtime.http.Reply;
import dev.postern.runtime.http.RequestChecks;
import dev.postern.runtime.metrics.RuntimeMetrics;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** Requests of the application to one API: sent there, or answered with the reason why not. */
final class OutboundRequests implements RequestHandler {

    private final String consumer;
    private final Supplier<OutboundRoute> route;
    private final RuntimeMetrics metrics;
    private final OutboundFailures failures;

    OutboundRequests(String consumer, Supplier<OutboundRoute> route, RuntimeMetrics metrics) {
        this.consumer = consumer;
        this.route = route;
        this.metrics = metrics;
        this.failures = new OutboundFailures(consumer, metrics);
    }

    @Override
    public void handle(Exchange exchange) {
        Optional<Reply> refusal = RequestChecks.refusal(exchange.head()).or(() -> form(exchange.head()));
        if (refusal.isPresent()) {
            metrics.outbound(consumer, "refused");
            exchange.refuse(refusal.get());
            return;
        }
        switch (route.get()) {
            case OutboundRoute.Closed(String reason, String message) ->
                respond(exchange, unavailable(reason, message), "unavailable");
            case OutboundRoute.Open open -> send(exchange, open);
        }
    }

    private void send(Exchange exchange, OutboundRoute.Open open) {
        HttpRequest request = exchange.head();
        if (!isMeant(RequestChecks.authority(request), open.destination().authority())) {
            respond(exchange, misdirected(open), "misdirected");
            return;
        }
        transform(request.headers(), open.destination().authority());
        metrics.outbound(consumer, "sent");
        exchange.relay(open.upstream(), request, failures);
    }

    /** A page in a browser that was talked into resolving a name of its own to loopback shows that name here. */
    private static boolean isMeant(Authority named, String authority) {
        return named.isLoopback()
                || Authority.parse(authority)
                        .filter(api -> api.isNamedBy(named) || api.host().equals(named.host()))
                        .isPresent();
    }

    private static void transform(HttpHeaders headers, String authority) {
        HopByHop.removeFrom(headers);
        headers.names().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("postern-"))
                .toList()
                .forEach(headers::remove);
        headers.set(HttpHeaderNames.HOST, authority);
    }

    private static Optional<Reply> form(HttpRequest request) {
        return request.uri().startsWith("/")
                ? Optional.empty()
                : Optional.of(RequestChecks.badRequest("the request target must begin with a slash"));
    }

    private void respond(Exchange exchange, Reply reply, String outcome) {
        metrics.outbound(consumer, outcome);
        exchange.respond(reply);
    }

    private Reply unavailable(String reason, String message) {
        return Reply.error(HttpResponseStatus.SERVICE_UNAVAILABLE, reason + ": " + message, consumer, "");
    }

    private Reply misdirected(OutboundRoute.Open open) {
        return Reply.error(
                HttpResponseStatus.MISDIRECTED_REQUEST,
                "this port leads to " + open.destination().authority() + " only",
                consumer,
                "");
    }
}
