package dev.postern.scenarios;

import java.util.ArrayList;
import java.util.List;

/** A pod next door, in a namespace Postern knows nothing of, with certificates it should not have. */
final class Stranger {

    private static final String NAMESPACE = "stranger";

    private final Tool kubectl;
    private final Workspace workspace;

    Stranger(Installation installation) {
        this.kubectl = installation.kubectl();
        this.workspace = installation.workspace();
    }

    /** Gives it, at {@code /forged/forged.p12}, a certificate of an authority nobody trusts that claims to be {@code ops}. */
    Stranger forge() {
        try (var forged = ForgedIdentity.of("spiffe://demo.example/ns/ops/consumer/ops")) {
            kubectl.run("-n", NAMESPACE, "create", "secret", "generic", "forged", "--from-file=" + forged.keyStore());
        }
        return this;
    }

    /** Gives it, in {@code /stolen}, what stands in the Secret of this consumer. */
    Stranger steal(String consumer) {
        kubectl.runOn(
                """
                apiVersion: v1
                kind: Secret
                metadata: {name: stolen, namespace: %s}
                data: {tls.crt: %s, tls.key: %s}
                """.formatted(NAMESPACE, secret(consumer, "tls\\.crt"), secret(consumer, "tls\\.key")),
                "apply",
                "-f",
                "-");
        return this;
    }

    private String secret(String consumer, String key) {
        return kubectl.run(
                "-n", consumer, "get", "secret", "postern-consumer-" + consumer, "-o=jsonpath={.data." + key + "}");
    }

    Stranger enter() {
        kubectl.run("apply", "-f", workspace.manifest("60-stranger.yaml").toString());
        kubectl.run("-n", NAMESPACE, "wait", "--for=condition=Ready", "pod/stranger", "--timeout=60s");
        return this;
    }

    /**
     * Speaks TLS to an address and asks for an order.
     *
     * @param material where the certificate to show is mounted, if any
     */
    String intrude(Address address, String... material) {
        var words = new ArrayList<>(List.of("intrude", address.host(), Integer.toString(address.port())));
        words.addAll(List.of(material));
        return new Pods(kubectl).sample(NAMESPACE, "pod/stranger", words.toArray(String[]::new));
    }

    /** Where the API can be reached. */
    record Address(String host, int port) {

        /** The API's pods, by their headless Service. */
        static final Address IN_CLUSTER = new Address("postern-api-orders.shop.svc.cluster.local", 15444);

        /** The interface endpoint in the account of audit, by its name there. */
        static final Address ENDPOINT_OF_AUDIT = new Address("orders.audit.internal.example", 443);

        @Override
        public String toString() {
            return host + ":" + port;
        }
    }
}
