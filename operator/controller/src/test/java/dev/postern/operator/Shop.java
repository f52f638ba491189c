package dev.postern.operator;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import dev.postern.api.AccessPolicy;
import dev.postern.api.ApiConsumer;
import dev.postern.api.ApiConsumerStatus;
import dev.postern.api.CertificateStatus;
import dev.postern.api.InternalApi;
import dev.postern.contract.ChildNames;
import dev.postern.contract.FileLayout;
import dev.postern.contract.MetadataKeys;
import dev.postern.identity.Pem;
import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.io.ByteArrayInputStream;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** One API and its consumers in a namespace of their own, so that tests do not meet each other. */
record Shop(KubernetesClient client, String namespace) {

    static final Duration BOUND = Duration.ofSeconds(30);

    static Shop in(KubernetesClient client, String namespace) {
        return in(client, namespace, Map.of(MetadataKeys.NAMESPACE_ENABLED, MetadataKeys.ENABLED));
    }

    /** In a namespace that nobody has enabled. */
    static Shop unguarded(KubernetesClient client, String namespace) {
        return in(client, namespace, Map.of());
    }

    private static Shop in(KubernetesClient client, String namespace, Map<String, String> labels) {
        client.resource(new NamespaceBuilder()
                        .withNewMetadata()
                        .withName(namespace)
                        .withLabels(labels)
                        .endMetadata()
                        .build())
                .create();
        return new Shop(client, namespace);
    }

    /** @param value of the label that enables the namespace */
    void enable(String value) {
        client.namespaces().withName(namespace).edit(object -> {
            object.getMetadata().setLabels(Map.of(MetadataKeys.NAMESPACE_ENABLED, value));
            return object;
        });
    }

    /** API {@code orders}, consumer {@code billing} and the policy {@code readers} that names it, all settled. */
    static Shop settled(KubernetesClient client, String namespace) {
        Shop shop = in(client, namespace);
        shop.applyApi("orders");
        shop.applyConsumer("billing", "orders");
        shop.applyPolicy("readers", "orders", "billing");
        shop.awaitConsumer("billing", "CertificateReady", "True Issued");
        shop.awaitApi("orders", "CertificateReady", "True Issued");
        return shop;
    }

    Resource<InternalApi> api(String name) {
        return client.resources(InternalApi.class).inNamespace(namespace).withName(name);
    }

    Resource<ApiConsumer> consumer(String name) {
        return client.resources(ApiConsumer.class).inNamespace(namespace).withName(name);
    }

    Resource<AccessPolicy> policy(String name) {
        return client.resources(AccessPolicy.class).inNamespace(namespace).withName(name);
    }

    void applyApi(String name) {
        apply("""
                kind: InternalApi
                metadata: {name: %s, namespace: %s}
                spec:
                  workload: {selector: {matchLabels: {app: %s}}, serviceAccount: %s, port: 8080}
                  certificate: {authority: internal, dnsNames: [%s.internal.example]}
                """.formatted(name, namespace, name, name, name));
    }

    void applyConsumer(String name, String api) {
        apply("""
                kind: ApiConsumer
                metadata: {name: %s, namespace: %s}
                spec:
                  api: {namespace: %s, name: %s}
                  workload: {selector: {matchLabels: {app: %s}}, serviceAccount: %s, localPort: 9443}
                  certificate: {authority: internal}
                """.formatted(name, namespace, namespace, api, name, name));
    }

    void applyPolicy(String name, String api, String consumer) {
        applyPolicy(name, api, consumer, "");
    }

    /** @param narrowing a further line of the rule */
    void applyPolicy(String name, String api, String consumer, String narrowing) {
        apply("""
                kind: AccessPolicy
                metadata: {name: %s, namespace: %s}
                spec:
                  api: {name: %s}
                  rules:
                  - name: read
                    effect: Allow
                    from: [{consumer: {namespace: %s, name: %s}}]
                    to: [{methods: [GET], paths: ["/orders/{id}"]}]
                    %s
                """.formatted(name, namespace, api, namespace, consumer, narrowing));
    }

    void apply(String yaml) {
        client.load(new ByteArrayInputStream(("apiVersion: postern.dev/v1alpha1\n" + yaml).getBytes(UTF_8)))
                .items()
                .forEach(object -> client.resource(object)
                        .fieldManager("test")
                        .forceConflicts()
                        .serverSideApply());
    }

    /** Wakes the API and its consumers without changing anything they go by. */
    void wakeByTouching(String policy) {
        policy(policy).edit(object -> {
            object.getMetadata().setAnnotations(Map.of("touched", String.valueOf(System.nanoTime())));
            return object;
        });
    }

    void awaitApi(String name, String type, String verdict) {
        awaitVerdict(
                () -> Optional.ofNullable(api(name).get().getStatus())
                        .map(status -> verdict(status.conditions(), type))
                        .orElse(""),
                verdict);
    }

    void awaitConsumer(String name, String type, String verdict) {
        awaitVerdict(
                () -> Optional.ofNullable(consumer(name).get().getStatus())
                        .map(status -> verdict(status.conditions(), type))
                        .orElse(""),
                verdict);
    }

    void awaitPolicy(String name, String type, String verdict) {
        awaitVerdict(
                () -> Optional.ofNullable(policy(name).get().getStatus())
                        .map(status -> verdict(status.conditions(), type))
                        .orElse(""),
                verdict);
    }

    Optional<Secret> identityOfApi(String name) {
        return secret(ChildNames.ofApi(name).identitySecret());
    }

    Optional<Secret> identityOfConsumer(String name) {
        return secret(ChildNames.ofConsumer(name).identitySecret());
    }

    Optional<Secret> secret(String name) {
        return Optional.ofNullable(
                client.secrets().inNamespace(namespace).withName(name).get());
    }

    Optional<ConfigMap> configMap(String name) {
        return Optional.ofNullable(
                client.configMaps().inNamespace(namespace).withName(name).get());
    }

    CertificateStatus certificateOf(String consumer) {
        return consumer(consumer)
                .get()
                .getStatus()
                .optionalWorkload()
                .flatMap(ApiConsumerStatus.Workload::optionalCertificate)
                .orElseThrow();
    }

    static X509Certificate leafOf(Secret identity) {
        return Pem.certificates(textOf(identity, FileLayout.CERTIFICATE)).getFirst();
    }

    static String textOf(Secret secret, String key) {
        return new String(Base64.getDecoder().decode(secret.getData().get(key)), UTF_8);
    }

    /** What the stored document of an API or consumer says, unverified. */
    String documentText(String configMap) {
        return documentText(configMap(configMap).orElseThrow());
    }

    static String documentText(ConfigMap map) {
        String jws = map.getData().get(FileLayout.DOCUMENT);
        return new String(Base64.getUrlDecoder().decode(jws.split("\\.", -1)[1]), UTF_8);
    }

    static String message(List<Condition> conditions, String type) {
        return condition(conditions, type).map(Condition::getMessage).orElse("");
    }

    /** {@code True} or {@code False} with the reason: what a person reads first. */
    static String verdict(List<Condition> conditions, String type) {
        return condition(conditions, type)
                .map(condition -> condition.getStatus() + " " + condition.getReason())
                .orElse("");
    }

    private static Optional<Condition> condition(List<Condition> conditions, String type) {
        return conditions.stream()
                .filter(condition -> condition.getType().equals(type))
                .findFirst();
    }

    private static void awaitVerdict(Callable<String> actual, String wanted) {
        await().atMost(BOUND).until(actual, wanted::equals);
    }
}
