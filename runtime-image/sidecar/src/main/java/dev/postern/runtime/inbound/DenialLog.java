package dev.postern.runtime.inbound;

import dev.postern.policy.ConsumerRef;
import dev.postern.policy.PolicyRef;
import dev.postern.policy.enforcement.Decision;
import dev.postern.policy.request.Arrival;
import dev.postern.policy.request.CallContext;
import dev.postern.policy.request.Normalisation.Normalised;
import dev.postern.runtime.http.Reply;
import dev.postern.runtime.metrics.RuntimeMetrics;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * One line for each denial and refusal, up to a rate for each caller; beyond it that caller's next line says how many
 * were left out. All whom no document names share one rate, so nobody's noise hides what another does.
 */
final class DenialLog {

    private static final Logger LOG = Logger.getLogger("dev.postern.denials");

    /** More than a document has callers; only documents add to it. */
    private static final int MAX_CALLERS = 4096;

    private final Supplier<TokenBucket> buckets;
    private final RuntimeMetrics metrics;
    private final Map<Optional<ConsumerRef>, Allowance> allowances = new LeastRecentlyUsed();

    /** @param buckets makes a full one */
    DenialLog(Supplier<TokenBucket> buckets, RuntimeMetrics metrics) {
        this.buckets = buckets;
        this.metrics = metrics;
    }

    /** Who was refused what he never got to ask. */
    record RefusedSession(Optional<ConsumerRef> caller, CallerSession session) {}

    synchronized void denied(Authorisation.Refused refused, CallContext call, Normalised target, Instant now) {
        tell(refused.denied().caller(), () -> line(refused, call, target), now);
    }

    synchronized void refused(RefusedSession who, Reply reply, Instant now) {
        tell(who.caller(), () -> line(who, reply), now);
    }

    private void tell(Optional<ConsumerRef> caller, Supplier<String> line, Instant now) {
        Allowance allowance = allowances.computeIfAbsent(caller, _ -> new Allowance(buckets.get()));
        if (!allowance.bucket.take(now)) {
            allowance.suppressed++;
            metrics.denialNotLogged();
            return;
        }
        LOG.warn(line.get() + " suppressed=" + allowance.suppressed);
        allowance.suppressed = 0;
    }

    private static String line(Authorisation.Refused refused, CallContext call, Normalised target) {
        Decision.Denied denied = refused.denied();
        return "denied decision=" + refused.decision()
                + " caller=" + name(denied.caller())
                + " policy=" + denied.policy().map(PolicyRef::toString).orElse("-")
                + " rule=" + denied.rule().map(Reply::quoted).orElse("-")
                + " reason=" + denied.reason()
                + " method=" + target.method()
                + " path=" + Reply.quoted(target.path())
                + " identity=" + call.callerSpiffeId()
                + " serial=" + call.serial()
                + " arrival=" + arrival(call.arrival());
    }

    /** The body is the sidecar's own text; nothing of a request that could not be read is repeated. */
    private static String line(RefusedSession who, Reply reply) {
        CallerSession session = who.session();
        return "refused status=" + reply.status().code()
                + " caller=" + name(who.caller())
                + " identity="
                + session.context().map(CallContext::callerSpiffeId).orElse("-")
                + " serial=" + session.serial()
                + " arrival=" + arrival(session.arrival())
                + " answer=" + reply.body().strip();
    }

    private static String name(Optional<ConsumerRef> caller) {
        return caller.map(ConsumerRef::toString).orElse("-");
    }

    private static String arrival(Arrival arrival) {
        return switch (arrival) {
            case Arrival.InCluster() -> "in-cluster";
            case Arrival.PrivateLink(String endpointId) -> endpointId;
        };
    }

    private static final class Allowance {

        private final TokenBucket bucket;
        private long suppressed;

        Allowance(TokenBucket bucket) {
            this.bucket = bucket;
        }
    }

    private static final class LeastRecentlyUsed extends LinkedHashMap<Optional<ConsumerRef>, Allowance> {

        private static final long serialVersionUID = 1L;

        LeastRecentlyUsed() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<Optional<ConsumerRef>, Allowance> eldest) {
            return size() > MAX_CALLERS;
        }
    }
}
