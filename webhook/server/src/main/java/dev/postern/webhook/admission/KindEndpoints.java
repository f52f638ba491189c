package dev.postern.webhook.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.webhook.kinds.AccessPolicyAdmission;
import dev.postern.webhook.kinds.ApiConsumerAdmission;
import dev.postern.webhook.kinds.InternalApiAdmission;
import io.fabric8.kubernetes.api.model.admission.v1.AdmissionReview;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Paths for Postern's own kinds, as the webhook configurations name them. */
@Path("/admission/kinds")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class KindEndpoints {

    private final InternalApiAdmission internalApis;
    private final ApiConsumerAdmission apiConsumers;
    private final AccessPolicyAdmission accessPolicies;

    KindEndpoints(
            InternalApiAdmission internalApis,
            ApiConsumerAdmission apiConsumers,
            AccessPolicyAdmission accessPolicies) {
        this.internalApis = internalApis;
        this.apiConsumers = apiConsumers;
        this.accessPolicies = accessPolicies;
    }

    @POST
    @Path("/internalapis")
    public AdmissionReview internalApi(JsonNode review) {
        return Reviews.answer(review, internalApis::rule);
    }

    @POST
    @Path("/apiconsumers")
    public AdmissionReview apiConsumer(JsonNode review) {
        return Reviews.answer(review, apiConsumers::rule);
    }

    @POST
    @Path("/accesspolicies")
    public AdmissionReview accessPolicy(JsonNode review) {
        return Reviews.answer(review, accessPolicies::rule);
    }
}
