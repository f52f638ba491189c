package dev.postern.policy.corpus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.policy.request.Arrival;
import dev.postern.policy.request.CallContext;
import java.time.Instant;

/**
 * One call of the decision corpus.
 *
 * @param target raw, as it stands on the request line
 */
public record DecisionCall(String name, CallContext context, String method, String target, Instant at) {

    static DecisionCall read(JsonNode call) {
        return new DecisionCall(
                call.path("name").asText(),
                new CallContext(
                        PolicyYaml.text(call.path("spiffeId"))
                                .orElseGet(() ->
                                        DocumentYaml.spiffeId(call.path("as").asText())),
                        call.path("serial").asText("a1"),
                        arrival(call.path("over").asText())),
                call.path("method").asText("GET"),
                call.path("target").asText(),
                Instant.parse(call.path("at").asText("2026-01-01T12:00:00Z")));
    }

    private static Arrival arrival(String over) {
        return over.equals("cluster") ? new Arrival.InCluster() : new Arrival.PrivateLink(over);
    }
}
