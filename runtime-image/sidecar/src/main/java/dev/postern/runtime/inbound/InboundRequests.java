package dev.postern.runtime.inbound;

import dev.postern.policy.ConsumerRef;
import dev.postern.policy.enforcement.Decision;
import dev.postern.policy.enforcement.Reason;
import dev.postern.policy.request.CallContext;
import dev.postern.policy.request.Normalisation;
import dev.postern.policy.request.Normalisation.Normalised;
import dev.postern.policy.request.RequestTarget;
import dev.postern.runtime.exchange.Exchange;
import dev.postern.runtime.exchange.RequestHandler;
import dev.postern.runtime.http.Reply;
import dev.postern.runtime.http.RequestChecks;
import dev.postern.runtime.metrics.RuntimeMetrics;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every request of one session: refused, denied or forwarded. */
final class InboundRequests implements RequestHandler {

    private static final String CHALLENGE = "Mutual realm=\"postern\"";

    private final InboundContext inbound;
    private final CallerSession session;
    private @Nullable CounterDataPoint allowed;

    InboundRequests(InboundContext inbound, CallerSession session) {
        this.inbound = inbound;
        this.session = session;
    }

    @Override
    public void handle(Exchange exchange) {
        Optional<Reply> refusal = RequestChecks.refusal(exchange.head());
        if (refusal.isPresent()) {
            refused(refusal.get());
            exchange.refuse(refusal.get());
        } else if (session.context().isEmpty()) {
            refuse(exchange, unidentified());
        } else {
            withCaller(exchange, session.context().get());
        }
    }

    private void withCaller(Exchange exchange, CallContext caller) {
        Instant now = inbound.clock().instant();
        Optional<Posture> posture = inbound.postures().at(now);
        if (posture.isEmpty()) {
            refuse(exchange, notInForce());
        } else if (!posture.get().serves(RequestChecks.authority(exchange.head()))) {
            refuse(exchange, misdirected());
        } else {
            withPosture(exchange, new Asking(posture.get(), caller, now));
        }
    }

    private record Asking(Posture posture, CallContext caller, Instant now) {}

    private void withPosture(Exchange exchange, Asking asking) {
        HttpRequest request = exchange.head();
        switch (RequestTarget.normalise(request.method().name(), request.uri())) {
            case Normalisation.Refused(String _, String message) -> refuse(exchange, RequestChecks.badRequest(message));
            case Normalised target -> authorise(exchange, asking, target);
        }
    }

    private void authorise(Exchange exchange, Asking asking, Normalised target) {
        RequestHeaderTransform.strip(exchange.head().headers());
        var question = new Authorisation.Question(asking.caller(), exchange.head(), target);
        switch (Authorisation.rule(asking.posture(), question, asking.now())) {
            case Authorisation.Permit permit -> forward(exchange, permit);
            case Authorisation.Refused refused -> {
                count(refused.denied());
                inbound.denials().denied(refused, asking.caller(), target, asking.now());
                exchange.respond(denied(refused));
            }
        }
    }

    private void forward(Exchange exchange, Authorisation.Permit permit) {
        if (allowed == null) {
            allowed = inbound.metrics().allowed(permit.caller().toString());
        }
        allowed.inc();
        inbound.application().forward(permit, exchange);
    }

    private void refuse(Exchange exchange, Reply reply) {
        refused(reply);
        exchange.respond(reply);
    }

    /** What a known caller sends to be refused is that caller's to answer for. */
    @Override
    public void refused(Reply reply) {
        Instant now = inbound.clock().instant();
        Optional<ConsumerRef> caller = inbound.postures()
                .at(now)
                .flatMap(posture ->
                        session.context().map(CallContext::callerSpiffeId).flatMap(posture::callerOf));
        inbound.metrics()
                .refused(
                        caller.map(ConsumerRef::toString).orElse(RuntimeMetrics.UNKNOWN),
                        reply.status().code());
        inbound.denials().refused(new DenialLog.RefusedSession(caller, session), reply, now);
    }

    private void count(Decision.Denied denied) {
        String caller = denied.caller().map(ConsumerRef::toString).orElse(RuntimeMetrics.UNKNOWN);
        inbound.metrics().denied(caller, denied.reason().name());
        if (denied.reason() == Reason.WRONG_PATH || denied.reason() == Reason.WRONG_ENDPOINT) {
            inbound.metrics().bindingMismatch(caller, denied.reason().name());
        }
    }

    private static Reply denied(Authorisation.Refused refused) {
        String caller = refused.denied().caller().map(ConsumerRef::toString).orElse("");
        return Reply.error(HttpResponseStatus.FORBIDDEN, refused.denied().message(), caller, refused.decision());
    }

    private static Reply unidentified() {
        return Reply.error(HttpResponseStatus.UNAUTHORIZED, "the certificate carries no single SPIFFE id")
                .with(HttpHeaderNames.WWW_AUTHENTICATE.toString(), CHALLENGE);
    }

    private static Reply notInForce() {
        return Reply.error(HttpResponseStatus.SERVICE_UNAVAILABLE, "no policy is in force");
    }

    private static Reply misdirected() {
        return Reply.error(HttpResponseStatus.MISDIRECTED_REQUEST, "this API is not served under that name");
    }
}
