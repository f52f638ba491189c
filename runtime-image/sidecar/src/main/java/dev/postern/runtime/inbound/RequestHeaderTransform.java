package dev.postern.runtime.inbound;

import dev.postern.contract.CallerHeaders;
import dev.postern.policy.request.Arrival;
import dev.postern.runtime.http.HopByHop;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The published change between the headers a caller sends and those the application sees. Request target and body are
 * never touched.
 *
 * <p>Taken out, before the request is authorised:
 *
 * <ul>
 *   <li>hop-by-hop headers and those that {@code Connection} names;
 *   <li>every {@code Postern-…} header: they are set here;
 *   <li>claims about who the client is or how it came: {@code Forwarded}, {@code X-Forwarded-…}, {@code X-Real-IP},
 *       {@code Client-Cert} and their kin;
 *   <li>headers by which frameworks let a request become another one than the one authorised:
 *       {@code X-HTTP-Method-Override}, {@code X-Original-URL} and their kin.
 * </ul>
 *
 * <p>Names are compared with {@code _} taken for {@code -}, because CGI and its heirs do not tell them apart. Set once
 * the request is authorised: {@link CallerHeaders}.
 */
public final class RequestHeaderTransform {

    private static final List<String> PREFIXES = List.of("postern-", "x-forwarded-", "x-ssl-", "ssl-client-");

    private static final Set<String> NAMES = Set.of(
            "forwarded",
            "x-real-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "true-client-ip",
            "x-remote-user",
            "remote-user",
            "client-cert",
            "client-cert-chain",
            "x-client-cert",
            "x-client-dn",
            "x-http-method",
            "x-http-method-override",
            "x-method-override",
            "x-original-method",
            "x-original-url",
            "x-original-uri",
            "x-original-host",
            "x-rewrite-url",
            "x-override-url",
            "x-host",
            "x-http-host-override",
            "x-envoy-original-path");

    private RequestHeaderTransform() {}

    /** First half: what a caller may not say. */
    static void strip(HttpHeaders headers) {
        HopByHop.removeFrom(headers);
        List<String> unwanted = List.of();
        for (Map.Entry<String, String> header : headers) {
            if (isUnwanted(header.getKey())) {
                unwanted = unwanted.isEmpty() ? new ArrayList<>(2) : unwanted;
                unwanted.add(header.getKey());
            }
        }
        unwanted.forEach(headers::remove);
    }

    /** Second half: what the sidecar says. */
    static void identify(HttpHeaders headers, CallerFacts facts) {
        headers.set(CallerHeaders.CALLER_ID, facts.spiffeId());
        headers.set(CallerHeaders.CALLER, facts.caller());
        headers.set(CallerHeaders.DECISION, facts.decision());
        switch (facts.arrival()) {
            case Arrival.InCluster() -> headers.set(CallerHeaders.CALLER_PATH, "InCluster");
            case Arrival.PrivateLink(String endpointId) -> {
                headers.set(CallerHeaders.CALLER_PATH, "PrivateLink");
                headers.set(CallerHeaders.CALLER_ENDPOINT, endpointId);
            }
        }
    }

    /** What the application is told. */
    record CallerFacts(String spiffeId, String caller, String decision, Arrival arrival) {}

    private static boolean isUnwanted(String name) {
        if (!mayBeUnwanted(name.charAt(0))) {
            return false;
        }
        String canonical = name.toLowerCase(Locale.ROOT).replace('_', '-');
        return NAMES.contains(canonical) || PREFIXES.stream().anyMatch(canonical::startsWith);
    }

    /** Most headers begin otherwise, and need no lower-casing. */
    private static boolean mayBeUnwanted(char first) {
        return "pPxXsSfFtTrRcC".indexOf(first) >= 0;
    }
}
