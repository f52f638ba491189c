package dev.postern.contract;

import java.util.List;
import java.util.Optional;

/**
 * What the webhook pins into a pod at injection and nobody can change afterwards without replacing the pod: which
 * objects the pod stands for, the keys that may sign its documents and the oldest generation it may obey.
 *
 * @param trustDomain the cluster's SPIFFE trust domain
 * @param operatorId SPIFFE id that may read {@code /state}
 * @param documentKeys keys whose signature on a document counts
 * @param api present when the pod serves an InternalApi
 * @param consumers one per ApiConsumer whose workload the pod is
 */
public record Binding(
        String trustDomain,
        String operatorId,
        List<DocumentKey> documentKeys,
        Optional<ApiBinding> api,
        List<ConsumerBinding> consumers) {

    /** Environment variable of the sidecar that carries this record as JSON. */
    public static final String ENVIRONMENT_VARIABLE = "POSTERN_BINDING";

    public Binding {
        documentKeys = List.copyOf(documentKeys);
        consumers = List.copyOf(consumers);
    }

    /**
     * @param keyId the JWS {@code kid}
     * @param publicKey P-256 public key, X.509 SubjectPublicKeyInfo in standard Base64
     */
    public record DocumentKey(String keyId, String publicKey) {}

    /**
     * @param generationFloor documents of a lower generation are refused
     * @param appPort where the application listens, on loopback
     */
    public record ApiBinding(
            String namespace, String name, String uid, long generationFloor, int appPort, List<AppProbe> probes) {

        public ApiBinding {
            probes = List.copyOf(probes);
        }
    }

    /** @param localPort where the sidecar takes plain HTTP for this consumer's API, on loopback */
    public record ConsumerBinding(String namespace, String name, String uid, long generationFloor, int localPort) {}

    /**
     * An HTTP probe of the application that kubelet sends to the sidecar instead.
     *
     * @param exposedPath path on the sidecar's health port
     * @param appPath request target, sent unchanged to the application
     * @param host {@code Host} header, empty for the default
     */
    public record AppProbe(String exposedPath, String appPath, String host, int timeoutSeconds) {}

    public String toJson() {
        return ContractJson.write(this);
    }

    /** @throws IllegalArgumentException when the text is not a binding */
    public static Binding fromJson(String json) {
        return ContractJson.read(json, Binding.class);
    }
}
