package dev.postern.runtime.outbound;

import dev.postern.runtime.exchange.RelayFailures;
import dev.postern.runtime.http.Reply;
import dev.postern.runtime.metrics.RuntimeMetrics;
import dev.postern.runtime.tls.HandshakeFailure;
import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jboss.logging.Logger;

/** What the application is told when the API's side fails, and the log with it. */
record OutboundFailures(String consumer, RuntimeMetrics metrics) implements RelayFailures {

    private static final Logger LOG = Logger.getLogger(OutboundFailures.class);

    @Override
    public Reply unreachable(Throwable cause) {
        return switch (cause) {
            case UnknownHostException _ ->
                failed(HttpResponseStatus.BAD_GATEWAY, "unresolved", "the API's name does not resolve");
            case ConnectTimeoutException _ ->
                failed(HttpResponseStatus.GATEWAY_TIMEOUT, "connect_timeout", "the API does not answer");
            case SSLException tls -> untrusted(tls);
            default -> failed(HttpResponseStatus.BAD_GATEWAY, "unreachable", "the API cannot be reached");
        };
    }

    private Reply untrusted(SSLException cause) {
        String reason = HandshakeFailure.reason(cause);
        LOG.warnf("handshake failed consumer=%s reason=%s", consumer, reason);
        return failed(HttpResponseStatus.BAD_GATEWAY, "handshake", "no trusted connection to the API: " + reason);
    }

    @Override
    public Reply brokenOff() {
        return failed(HttpResponseStatus.BAD_GATEWAY, "broken_off", "the API closed the connection without a response");
    }

    @Override
    public Reply timedOut() {
        return failed(HttpResponseStatus.GATEWAY_TIMEOUT, "timeout", "the API did not respond in time");
    }

    private Reply failed(HttpResponseStatus status, String outcome, String error) {
        metrics.outbound(consumer, outcome);
        return Reply.error(status, error, consumer, "");
    }
}
