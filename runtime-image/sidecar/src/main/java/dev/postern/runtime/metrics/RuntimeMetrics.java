package dev.postern.runtime.metrics;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.util.function.IntSupplier;

/**
 * What can be counted of a sidecar. Labels are names from documents and closed sets of reasons, never anything a peer
 * wrote, so their number is bounded.
 */
public final class RuntimeMetrics {

    /** Label value where a caller has no name in the document. */
    public static final String UNKNOWN = "unknown";

    private final PrometheusRegistry registry = new PrometheusRegistry();

    private final Counter requests = Counter.builder()
            .name("postern_requests_total")
            .help("Requests of callers, by decision and reason")
            .labelNames("caller", "decision", "reason")
            .register(registry);

    private final Counter bindingMismatches = Counter.builder()
            .name("postern_binding_mismatches_total")
            .help("Requests with a caller's certificate on a path that is not that caller's: a stolen certificate?")
            .labelNames("caller", "reason")
            .register(registry);

    private final Counter handshakeFailures = Counter.builder()
            .name("postern_handshake_failures_total")
            .help("Connections that ended before a caller was known")
            .labelNames("port", "reason")
            .register(registry);

    private final Counter sessionsCut = Counter.builder()
            .name("postern_sessions_cut_total")
            .help("Sessions closed because their caller is no longer accepted")
            .register(registry);

    private final Counter outbound = Counter.builder()
            .name("postern_outbound_requests_total")
            .help("Requests of the application to other APIs, by what became of them")
            .labelNames("consumer", "outcome")
            .register(registry);

    private final Counter denialsNotLogged = Counter.builder()
            .name("postern_denials_not_logged_total")
            .help("Denials left out of the log by its rate limit")
            .register(registry);

    /** To be kept for the life of a session: the hot path then adds, and looks nothing up. */
    public CounterDataPoint allowed(String caller) {
        return requests.labelValues(caller, "allowed", "rule");
    }

    public void denied(String caller, String reason) {
        requests.labelValues(caller, "denied", reason).inc();
    }

    /** A request that was refused before anything was decided. */
    public void refused(String caller, int status) {
        requests.labelValues(caller, "refused", Integer.toString(status)).inc();
    }

    public void bindingMismatch(String caller, String reason) {
        bindingMismatches.labelValues(caller, reason).inc();
    }

    public void handshakeFailed(String port, String reason) {
        handshakeFailures.labelValues(port, reason).inc();
    }

    public void sessionCut() {
        sessionsCut.inc();
    }

    public void outbound(String consumer, String outcome) {
        outbound.labelValues(consumer, outcome).inc();
    }

    public void denialNotLogged() {
        denialsNotLogged.inc();
    }

    /** Says how many sessions are open whenever it is asked. */
    public void sessions(IntSupplier open) {
        GaugeWithCallback.builder()
                .name("postern_sessions")
                .help("Callers' open mTLS sessions")
                .callback(callback -> callback.call(open.getAsInt()))
                .register(registry);
    }

    public MetricSnapshots snapshot() {
        return registry.scrape();
    }
}
