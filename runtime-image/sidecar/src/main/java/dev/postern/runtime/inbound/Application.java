package dev.postern.runtime.inbound;

import dev.postern.contract.Binding;
import dev.postern.runtime.exchange.Exchange;
import dev.postern.runtime.exchange.RelayFailures;
import dev.postern.runtime.exchange.Upstream;
import dev.postern.runtime.http.Reply;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;

/** The application behind this sidecar. It can be reached with a permit, and by the probes it declared itself. */
public final class Application {

    private static final RelayFailures PROBE_FAILURES = new Failures("", "");

    private final Upstream upstream;

    public Application(Upstream upstream) {
        this.upstream = upstream;
    }

    void forward(Authorisation.Permit permit, Exchange exchange) {
        var failures = new Failures(permit.caller().toString(), permit.decision());
        exchange.relay(upstream, permit.request(), failures);
    }

    /** Asks the application's own probe, for as long as it declared; nothing of the asking request goes with it. */
    public void probe(Binding.AppProbe probe, Exchange exchange) {
        HttpRequest request = new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, probe.appPath());
        request.headers().set(HttpHeaderNames.HOST, probe.host().isEmpty() ? "localhost" : probe.host());
        request.headers().set(HttpHeaderNames.USER_AGENT, "postern-probe");
        exchange.limit(Duration.ofSeconds(Math.max(1, probe.timeoutSeconds())));
        exchange.relay(upstream, request, PROBE_FAILURES);
    }

    private record Failures(String caller, String decision) implements RelayFailures {

        @Override
        public Reply unreachable(Throwable cause) {
            return error(HttpResponseStatus.SERVICE_UNAVAILABLE, "the application takes no connection");
        }

        @Override
        public Reply brokenOff() {
            return error(HttpResponseStatus.BAD_GATEWAY, "the application closed the connection without a response");
        }

        @Override
        public Reply timedOut() {
            return error(HttpResponseStatus.GATEWAY_TIMEOUT, "the application did not respond in time");
        }

        private Reply error(HttpResponseStatus status, String error) {
            return Reply.error(status, error, caller, decision);
        }
    }
}
