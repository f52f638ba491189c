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
import org.jboss.logging.Logger;

/** One line for each denial, up to a rate; beyond it the next line says how many were left out. */
final class DenialLog {

    private static final Logger LOG = Logger.getLogger("dev.postern.denials");

    private final TokenBucket bucket;
    private final RuntimeMetrics metrics;
    private long suppressed;

    DenialLog(TokenBucket bucket, RuntimeMetrics metrics) {
        this.bucket = bucket;
        this.metrics = metrics;
    }

    synchronized void denied(Authorisation.Refused refused, CallContext call, Normalised target, Instant now) {
        if (!bucket.take(now)) {
            suppressed++;
            metrics.denialNotLogged();
            return;
        }
        LOG.warn(line(refused, call, target) + " suppressed=" + suppressed);
        suppressed = 0;
    }

    private static String line(Authorisation.Refused refused, CallContext call, Normalised target) {
        Decision.Denied denied = refused.denied();
        return "denied decision=" + refused.decision()
                + " caller=" + denied.caller().map(ConsumerRef::toString).orElse("-")
                + " policy=" + denied.policy().map(PolicyRef::toString).orElse("-")
                + " rule=" + denied.rule().map(Reply::quoted).orElse("-")
                + " reason=" + denied.reason()
                + " method=" + target.method()
                + " path=" + Reply.quoted(target.path())
                + " identity=" + call.callerSpiffeId()
                + " serial=" + call.serial()
                + " arrival=" + arrival(call.arrival());
    }

    private static String arrival(Arrival arrival) {
        return switch (arrival) {
            case Arrival.InCluster() -> "in-cluster";
            case Arrival.PrivateLink(String endpointId) -> endpointId;
        };
    }
}
