package dev.postern.webhook;

import dev.postern.api.AccessPolicy;
import dev.postern.api.ApiConsumer;
import dev.postern.api.InternalApi;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** What the tests apply, and namespaces of their own to apply it in. */
final class Samples {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private Samples() {}

    static String labelledNamespace(KubernetesClient client) {
        return namespace(client, Map.of("postern.dev/enabled", "true"));
    }

    static String unlabelledNamespace(KubernetesClient client) {
        return namespace(client, Map.of());
    }

    private static String namespace(KubernetesClient client, Map<String, String> labels) {
        var name = "test-" + COUNTER.incrementAndGet();
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .withLabels(labels)
                        .endMetadata()
                        .build())
                .create();
        return name;
    }

    static InternalApi api(String namespace) {
        return read("""
                apiVersion: postern.dev/v1alpha1
                kind: InternalApi
                metadata: {name: orders, namespace: %s}
                spec:
                  workload: {selector: {matchLabels: {app: orders}}, serviceAccount: orders, port: 8080}
                  certificate: {authority: internal, validity: P7D}
                """.formatted(namespace), InternalApi.class);
    }

    static ApiConsumer consumer(String namespace) {
        return read("""
                apiVersion: postern.dev/v1alpha1
                kind: ApiConsumer
                metadata: {name: billing, namespace: %s}
                spec:
                  api: {namespace: %s, name: orders}
                  workload: {selector: {matchLabels: {app: orders}}, serviceAccount: orders, localPort: 9443}
                  certificate: {authority: internal, validity: P7D}
                """.formatted(namespace, namespace), ApiConsumer.class);
    }

    static AccessPolicy policy(String namespace, String path, String expectation) {
        return read("""
                apiVersion: postern.dev/v1alpha1
                kind: AccessPolicy
                metadata: {name: readers, namespace: %s}
                spec:
                  api: {name: orders}
                  mode: Enforce
                  rules:
                  - name: read
                    effect: Allow
                    from: [{consumer: {namespace: ops, name: ops}}]
                    to: [{methods: [GET], paths: ["%s"]}]
                  tests:
                  - name: ops reads
                    request: {from: {consumer: {namespace: ops, name: ops}}, method: GET, path: /orders}
                    expect: %s
                """.formatted(namespace, path, expectation), AccessPolicy.class);
    }

    static Pod pod(String namespace, String name) {
        return new PodBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(namespace)
                .addToLabels("app", "orders")
                .endMetadata()
                .withNewSpec()
                .withServiceAccountName("orders")
                .addNewContainer()
                .withName("app")
                .withImage("shop/orders:1")
                .addNewPort()
                .withContainerPort(8080)
                .endPort()
                .withNewReadinessProbe()
                .withNewHttpGet()
                .withPath("/ready")
                .withNewPort(8080)
                .endHttpGet()
                .endReadinessProbe()
                .endContainer()
                .endSpec()
                .build();
    }

    static Service service(String namespace, Map<String, String> annotations) {
        return new ServiceBuilder()
                .withNewMetadata()
                .withName("orders")
                .withNamespace(namespace)
                .withAnnotations(annotations)
                .endMetadata()
                .withNewSpec()
                .withType("LoadBalancer")
                .addNewPort()
                .withPort(443)
                .endPort()
                .endSpec()
                .build();
    }

    private static <T> T read(String yaml, Class<T> type) {
        return Serialization.unmarshal(yaml, type);
    }
}
