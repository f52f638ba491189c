package dev.postern.webhook.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.webhook.pods.PodInjectionAdmission;
import dev.postern.webhook.pods.PodShapeAdmission;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReview;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Paths for pods, as the webhook configurations name them. */
@Path("/admission/pods")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PodEndpoints {

    private final PodInjectionAdmission injection;
    private final PodShapeAdmission shape;

    PodEndpoints(PodInjectionAdmission injection, PodShapeAdmission shape) {
        this.injection = injection;
        this.shape = shape;
    }

    @POST
    @Path("/inject")
    public AdmissionReview inject(JsonNode review) {
        return Reviews.answer(review, injection::rule);
    }

    @POST
    @Path("/validate")
    public AdmissionReview validate(JsonNode review) {
        return Reviews.answer(review, shape::rule);
    }
}
