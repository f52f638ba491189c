package dev.postern.webhook.admission;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * What the API server asks.
 *
 * @param kind of the object, as in {@code Pod}
 * @param namespace of the object; at creation the object itself may not have it yet
 * @param name empty at creation with a generated name
 * @param before the object as it is stored; empty at creation
 */
public record AdmissionRequest(
        String uid, String kind, String namespace, String name, JsonNode object, Optional<JsonNode> before) {

    /** @throws MalformedReview when it is no AdmissionReview with a request and an object */
    public static AdmissionRequest of(JsonNode review) {
        var request = review.path("request");
        var uid = request.path("uid").asText("");
        if (uid.isEmpty() || !request.path("object").isObject()) {
            throw new MalformedReview("not an AdmissionReview with request.uid and request.object");
        }
        return new AdmissionRequest(
                uid,
                request.path("kind").path("kind").asText(""),
                request.path("namespace").asText(""),
                request.path("name").asText(""),
                request.path("object"),
                Optional.of(request.path("oldObject")).filter(JsonNode::isObject));
    }
}
