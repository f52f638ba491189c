package dev.postern.webhook.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.webhook.services.ServiceAdmission;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReview;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Paths for Services, as the webhook configurations name them. */
@Path("/admission/services")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ServiceEndpoints {

    private final ServiceAdmission services;

    ServiceEndpoints(ServiceAdmission services) {
        this.services = services;
    }

    @POST
    @Path("/validate")
    public AdmissionReview validate(JsonNode review) {
        return Reviews.answer(review, services::rule);
    }
}
