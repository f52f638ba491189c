package dev.postern.operator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.api.ApiConsumerStatus;
import dev.postern.api.ApiConsumerStatus.Path;
import dev.postern.api.AwsStatus;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointBuilder;
import io.fabric8.kubernetes.api.model.discovery.v1.EndpointSliceBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A shop whose API is exposed over PrivateLink, and what stands for it in AWS. */
record PrivateShop(Shop shop) {

    private static final ObjectMapper JSON = new ObjectMapper();

    void applyApi() {
        applyApi("Block");
    }

    void applyApi(String connections) {
        applyApiIn("shop-prod", "subnet-0000000a", connections);
    }

    void applyApiIn(String account, String subnets) {
        applyApiIn(account, subnets, "Block");
    }

    private void applyApiIn(String account, String subnets, String connections) {
        shop.apply("""
                kind: InternalApi
                metadata: {name: orders, namespace: %s}
                spec:
                  workload: {selector: {matchLabels: {app: orders}}, serviceAccount: orders, port: 8080}
                  certificate: {authority: internal}
                  privateLink:
                    account: %s
                    network: {vpcId: vpc-0000000a, subnets: {ids: [%s]}, targetSecurityGroups: [sg-0000000a]}
                  deletion: {connections: %s}
                """.formatted(shop.namespace(), account, subnets, connections));
    }

    void applyConsumer(String name, String account, String digit) {
        applyConsumer(name, account, digit, "subnet-0000000" + digit);
    }

    void applyConsumer(String name, String account, String digit, String subnet) {
        shop.apply("""
                kind: ApiConsumer
                metadata: {name: %s, namespace: %s}
                spec:
                  api: {namespace: %s, name: orders}
                  workload: {selector: {matchLabels: {app: %s}}, serviceAccount: %s, localPort: 9443}
                  certificate: {authority: internal}
                  privateLink:
                    account: %s
                    network: {vpcId: vpc-0000000%s, subnets: {ids: [%s]}, clientSecurityGroups: [sg-0000000%s]}
                    dns: {zone: internal.example, name: %s}
                """.formatted(
                name, shop.namespace(), shop.namespace(), name, name, account, digit, subnet, digit, recordName(name)));
    }

    /** @param from consumers with their accounts, as {@code name@account} */
    void applyPolicy(String name, String... from) {
        String entries = Arrays.stream(from)
                .map(entry -> entry.split("@", -1))
                .map(entry -> "{consumer: {namespace: %s, name: %s, account: %s}}"
                        .formatted(shop.namespace(), entry[0], entry[1]))
                .collect(Collectors.joining(", "));
        shop.apply("""
                kind: AccessPolicy
                metadata: {name: %s, namespace: %s}
                spec:
                  api: {name: orders}
                  rules:
                  - name: read
                    effect: Allow
                    from: [%s]
                    to: [{methods: [GET], paths: ["/orders/{id}"]}]
                """.formatted(name, shop.namespace(), entries));
    }

    /** As the endpoint controller makes it of the API's headless Service; the test's API server has none. */
    void applySlice(ApiPod pod) {
        var slice = new EndpointSliceBuilder()
                .withNewMetadata()
                .withName("postern-api-orders-1")
                .withNamespace(shop.namespace())
                .withLabels(Map.of(
                        "kubernetes.io/service-name",
                        "postern-api-orders",
                        "endpointslice.kubernetes.io/managed-by",
                        "endpointslice-controller.k8s.io",
                        "app.kubernetes.io/managed-by",
                        "postern"))
                .endMetadata()
                .withAddressType("IPv4")
                .withEndpoints(
                        new EndpointBuilder()
                                .withAddresses(pod.ip())
                                .withNewConditions()
                                .withReady(true)
                                .endConditions()
                                .withTargetRef(new ObjectReferenceBuilder()
                                        .withKind("Pod")
                                        .withNamespace(shop.namespace())
                                        .withName(pod.name())
                                        .withUid(pod.resource()
                                                .get()
                                                .getMetadata()
                                                .getUid())
                                        .build())
                                .build(),
                        new EndpointBuilder()
                                .withAddresses("198.51.100.99")
                                .withNewConditions()
                                .withReady(true)
                                .endConditions()
                                .build())
                .build();
        shop.client().resource(slice).create();
    }

    String recordName(String consumer) {
        return consumer + "-" + shop.namespace();
    }

    Optional<Path> path(String consumer) {
        return Optional.ofNullable(shop.consumer(consumer).get().getStatus()).flatMap(ApiConsumerStatus::optionalPath);
    }

    String endpointId(String consumer) {
        return path(consumer).map(Path::endpointId).orElse("");
    }

    String endpointServiceName() {
        return shop.api("orders")
                .get()
                .getStatus()
                .optionalService()
                .orElseThrow()
                .endpointServiceName();
    }

    Optional<AwsStatus> awsOfApi() {
        return shop.api("orders").get().getStatus().optionalAws();
    }

    /** Everything in all accounts that is tagged as this shop's, and its records; what is deleted does not count. */
    TreeSet<String> standing() {
        var found = new TreeSet<String>();
        for (JsonNode account : inventory().path("accounts")) {
            account.properties()
                    .forEach(kind -> kind.getValue().forEach(item -> {
                        boolean ours = item.path("tags")
                                .path("postern.dev/owner")
                                .asText("")
                                .contains("/" + shop.namespace() + "/");
                        if (ours && !"deleted".equals(item.path("state").asText(""))) {
                            found.add(account.path("account").asText("") + " " + kind.getKey() + " "
                                    + item.path("state").asText(""));
                        }
                        item.path("records").forEach(line -> {
                            if (line.asText("").contains("-" + shop.namespace() + ".")) {
                                found.add(account.path("account").asText("") + " " + line.asText(""));
                            }
                        });
                    }));
        }
        return found;
    }

    /** What the simulator knows of the endpoint service. */
    JsonNode endpointService() {
        for (JsonNode account : inventory().path("accounts")) {
            for (JsonNode service : account.path("endpointServices")) {
                if (service.path("tags").path("postern.dev/owner").asText("").contains("/" + shop.namespace() + "/")) {
                    return service;
                }
            }
        }
        return JSON.missingNode();
    }

    static JsonNode inventory() {
        URI page = TestCluster.aws().endpoint().resolve("/_postern/inventory");
        try (InputStream body = page.toURL().openStream()) {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
