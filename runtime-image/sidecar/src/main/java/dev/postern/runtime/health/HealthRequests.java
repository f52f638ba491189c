package dev.postern.runtime.health;

import dev.postern.contract.Binding;
import dev.postern.contract.HealthPaths;
import dev.postern.runtime.exchange.Exchange;
import dev.postern.runtime.exchange.RequestHandler;
import dev.postern.runtime.http.Reply;
import dev.postern.runtime.http.RequestChecks;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.Map;
import java.util.Optional;

/**
 * Answers kubelet and the load balancer. Probes of the application are passed on for exactly the paths that were
 * rewritten, or this port would be a way around authorisation.
 */
public final class HealthRequests implements RequestHandler {

    private final Readiness readiness;
    private final Map<String, Binding.AppProbe> probes;
    private final ProbeTarget application;

    /** Where a probe of the application goes. */
    @FunctionalInterface
    public interface ProbeTarget {

        void probe(Binding.AppProbe probe, Exchange exchange);
    }

    /** @param probes by the path they are asked for here */
    public HealthRequests(Readiness readiness, Map<String, Binding.AppProbe> probes, ProbeTarget application) {
        this.readiness = readiness;
        this.probes = Map.copyOf(probes);
        this.application = application;
    }

    @Override
    public void handle(Exchange exchange) {
        HttpRequest request = exchange.head();
        Optional<Reply> refusal = RequestChecks.refusal(request);
        if (refusal.isPresent()) {
            exchange.refuse(refusal.get());
            return;
        }
        Binding.AppProbe probe = probes.get(request.uri());
        if (probe != null && request.method().name().equals("GET")) {
            application.probe(probe, exchange);
        } else {
            exchange.respond(own(request.uri()));
        }
    }

    private Reply own(String target) {
        return switch (target) {
            case HealthPaths.STARTED -> state(readiness.isStarted() ? "" : "starting");
            case HealthPaths.READY -> state(readiness.whyNotReady());
            default -> Reply.text(HttpResponseStatus.NOT_FOUND, "not found\n");
        };
    }

    private static Reply state(String problem) {
        return problem.isEmpty()
                ? Reply.text(HttpResponseStatus.OK, "ok\n")
                : Reply.text(HttpResponseStatus.SERVICE_UNAVAILABLE, problem + "\n");
    }
}
