package dev.postern.webhook.admission;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReview;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** One review from the wire to the wire. Whatever goes wrong in between, the answer is a refusal that says so. */
final class Reviews {

    private static final Logger LOG = Logger.getLogger(Reviews.class);

    private Reviews() {}

    static AdmissionReview answer(JsonNode review, Function<AdmissionRequest, Ruling> admission) {
        var request = AdmissionRequest.of(review);
        var ruling = ruling(request, admission);
        log(request, ruling);
        return Answers.review(request, ruling);
    }

    @SuppressWarnings("IllegalCatch") // The boundary of the process: an error here must not become an admission.
    private static Ruling ruling(AdmissionRequest request, Function<AdmissionRequest, Ruling> admission) {
        try {
            return admission.apply(request);
        } catch (Busy busy) {
            return new Ruling.Busy(String.valueOf(busy.getMessage()));
        } catch (RuntimeException e) {
            LOG.errorf(
                    e,
                    "admission failed kind=%s namespace=%s name=%s",
                    request.kind(),
                    request.namespace(),
                    request.name());
            return new Ruling.Unanswered("Postern could not decide about this " + request.kind()
                    + " and refuses it to be safe; try again, and see the log of postern-webhook: " + e.getMessage());
        }
    }

    private static void log(AdmissionRequest request, Ruling ruling) {
        switch (ruling) {
            case Ruling.Allow _, Ruling.Change _, Ruling.Unanswered _ -> {}
            case Ruling.Busy _ ->
                LOG.warnf("busy kind=%s namespace=%s name=%s", request.kind(), request.namespace(), request.name());
            case Ruling.Forbid(String summary, var causes) -> refused(request, summary, causes.toString());
            case Ruling.Invalid(String summary, var causes) -> refused(request, summary, causes.toString());
        }
    }

    private static void refused(AdmissionRequest request, String summary, String causes) {
        LOG.infof(
                "refused kind=%s namespace=%s name=%s summary=\"%s\" causes=%s",
                request.kind(), request.namespace(), request.name(), summary, causes);
    }
}
