package dev.postern.webhook.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.webhook.admission.AdmissionRequest;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.zjsonpatch.JsonDiff;
import jakarta.enterprise.context.ApplicationScoped;

/** Turns JSON of admission requests into typed objects, as tolerantly as every other reader of the cluster, and back. */
@ApplicationScoped
public class ObjectReader {

    private final KubernetesSerialization serialization;

    ObjectReader(KubernetesClient client) {
        this.serialization = client.getKubernetesSerialization();
    }

    /** The object asked about; with the namespace that it will be stored in. */
    public <T extends HasMetadata> T object(AdmissionRequest request, Class<T> type) {
        var object = read(request.object(), type);
        if (object.getMetadata() != null) {
            object.getMetadata().setNamespace(request.namespace());
        }
        return object;
    }

    public <T extends HasMetadata> T read(JsonNode json, Class<T> type) {
        return serialization.convertValue(json, type);
    }

    /** The JSON Patch that makes the one of the other. */
    public JsonNode difference(HasMetadata before, HasMetadata after) {
        return JsonDiff.asJson(
                serialization.convertValue(before, JsonNode.class), serialization.convertValue(after, JsonNode.class));
    }
}
