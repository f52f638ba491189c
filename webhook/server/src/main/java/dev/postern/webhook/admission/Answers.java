package dev.postern.webhook.admission;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.api.model.StatusCause;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionResponse;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionResponseBuilder;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReview;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReviewBuilder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Puts rulings into the protocol's form. Everything is said twice: in the message, which is all that a controller's
 * event shows, and as causes with field paths, which kubectl lists one by one.
 */
final class Answers {

    private static final int FORBIDDEN = 403;

    private static final int UNPROCESSABLE = 422;

    private static final int TOO_MANY_REQUESTS = 429;

    private static final int INTERNAL_ERROR = 500;

    private Answers() {}

    static AdmissionReview review(AdmissionRequest request, Ruling ruling) {
        return new AdmissionReviewBuilder()
                .withResponse(response(request, ruling))
                .build();
    }

    private static AdmissionResponse response(AdmissionRequest request, Ruling ruling) {
        var response = new AdmissionResponseBuilder().withUid(request.uid());
        return switch (ruling) {
            case Ruling.Allow(List<String> warnings) ->
                response.withAllowed(true).withWarnings(warnings).build();
            case Ruling.Change change ->
                response.withAllowed(true)
                        .withWarnings(change.warnings())
                        .withPatchType("JSONPatch")
                        .withPatch(base64(change.patch().toString()))
                        .build();
            case Ruling.Forbid(String summary, List<Cause> causes) ->
                refused(response, status(FORBIDDEN, "Forbidden", summary, causes), request);
            case Ruling.Invalid(String summary, List<Cause> causes) ->
                refused(response, status(UNPROCESSABLE, "Invalid", summary, causes), request);
            case Ruling.Busy(String why) ->
                refused(response, status(TOO_MANY_REQUESTS, "TooManyRequests", why, List.of()), request);
            case Ruling.Unanswered(String why) ->
                refused(response, status(INTERNAL_ERROR, "InternalError", why, List.of()), request);
        };
    }

    private static AdmissionResponse refused(
            AdmissionResponseBuilder response, StatusBuilder status, AdmissionRequest request) {
        Status named = status.editOrNewDetails()
                .withKind(request.kind())
                .withName(request.name())
                .endDetails()
                .build();
        return response.withAllowed(false).withStatus(named).build();
    }

    private static StatusBuilder status(int code, String reason, String summary, List<Cause> causes) {
        var listed = causes.stream()
                .map(cause -> new StatusCause(cause.field(), cause.message(), cause.code()))
                .toList();
        return new StatusBuilder()
                .withStatus("Failure")
                .withCode(code)
                .withReason(reason)
                .withMessage(message(summary, causes))
                .withNewDetails()
                .withCauses(listed)
                .endDetails();
    }

    private static String message(String summary, List<Cause> causes) {
        return causes.isEmpty()
                ? summary
                : summary + ": " + causes.stream().map(Cause::toString).collect(Collectors.joining("; "));
    }

    private static String base64(String json) {
        return Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
