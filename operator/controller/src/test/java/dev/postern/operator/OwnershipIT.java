package dev.postern.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the operator writes, what it leaves alone, and that it makes right what somebody else undid. */
@QuarkusTest
@WithTestResource(value = TestCluster.class, scope = TestResourceScope.GLOBAL)
class OwnershipIT {

    @Inject
    KubernetesClient client;

    @TestHTTPResource("/q/metrics")
    URI metrics;

    @Test
    void writesNothingOnASecondPassOverSettledObjects() throws Exception {
        Shop shop = Shop.settled(client, "quiet");
        Map<String, String> settled = awaitQuiet(shop);
        double passesBefore = passes();

        shop.wakeByTouching("readers");

        await().until(() -> passes() >= passesBefore + 3);
        await().during(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(versions(shop)).isEqualTo(settled));
    }

    @Test
    void leavesForeignObjectsAloneAndSaysSo() {
        Shop shop = Shop.in(client, "foreign");
        client.resource(new ConfigMapBuilder()
                        .withNewMetadata()
                        .withName("postern-api-orders")
                        .withNamespace("foreign")
                        .endMetadata()
                        .withData(Map.of("theirs", "kept"))
                        .build())
                .create();
        client.resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName("postern-api-orders")
                        .withNamespace("foreign")
                        .endMetadata()
                        .withStringData(Map.of("theirs", "kept"))
                        .build())
                .create();

        shop.applyApi("orders");

        shop.awaitApi("orders", "CertificateReady", "False ForeignObject");
        shop.awaitApi("orders", "PolicyReady", "False ForeignObject");
        assertThat(Shop.message(shop.api("orders").get().getStatus().conditions(), "CertificateReady"))
                .contains("Secret foreign/postern-api-orders", "Delete or rename it");
        assertThat(shop.configMap("postern-api-orders").orElseThrow().getData()).containsOnlyKeys("theirs");
        assertThat(shop.identityOfApi("orders").orElseThrow().getData()).containsOnlyKeys("theirs");
    }

    @Test
    void makesAChildAgainThatSomebodyDeleted() {
        Shop shop = Shop.settled(client, "healed");

        client.configMaps().inNamespace("healed").withName("postern-api-orders").delete();
        client.secrets().inNamespace("healed").withName("postern-api-orders").delete();

        await().atMost(Shop.BOUND).untilAsserted(() -> {
            assertThat(shop.configMap("postern-api-orders")).isPresent();
            assertThat(shop.identityOfApi("orders")).isPresent();
        });
    }

    @Test
    void signsADocumentAgainThatSomebodyReplaced() {
        Shop shop = Shop.settled(client, "tampered");
        String before = shop.documentText("postern-api-orders");

        client.configMaps()
                .inNamespace("tampered")
                .withName("postern-api-orders")
                .edit(map -> {
                    map.getData().put("document.jws", "e30.e30.AA");
                    return map;
                });

        await().atMost(Shop.BOUND)
                .untilAsserted(() -> assertThat(shop.configMap("postern-api-orders")
                                .orElseThrow()
                                .getData())
                        .doesNotContainValue("e30.e30.AA"));
        assertThat(generation(shop.documentText("postern-api-orders"))).isGreaterThan(generation(before));
    }

    private Map<String, String> awaitQuiet(Shop shop) {
        var last = new TreeMap<>(versions(shop));
        await().atMost(Shop.BOUND).pollInterval(Duration.ofSeconds(1)).until(() -> {
            Map<String, String> now = versions(shop);
            boolean quiet = now.equals(last);
            last.clear();
            last.putAll(now);
            return quiet;
        });
        return last;
    }

    /** Passes of all controllers so far, as the operator counts them. */
    private double passes() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(metrics).build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofLines())
                    .body()
                    .filter(line -> !line.startsWith("#") && line.contains("reconciliations_success"))
                    .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                    .sum();
        }
    }

    private static long generation(String document) {
        return Long.parseLong(document.replaceFirst(".*\"generation\":([0-9]+).*", "$1"));
    }

    /** Everything the operator could have written; the policy itself is touched by the test. */
    private Map<String, String> versions(Shop shop) {
        Stream<HasMetadata> objects = Stream.of(
                        Stream.of(
                                shop.api("orders").get(),
                                shop.consumer("billing").get()),
                        client.secrets().inNamespace(shop.namespace()).list().getItems().stream(),
                        client.configMaps().inNamespace(shop.namespace()).list().getItems().stream(),
                        client.services().inNamespace(shop.namespace()).list().getItems().stream(),
                        client.events().v1().events().inNamespace(shop.namespace()).list().getItems().stream())
                .flatMap(stream -> stream.map(HasMetadata.class::cast));
        var versions = new TreeMap<String, String>();
        objects.forEach(object -> versions.put(
                object.getKind() + "/" + object.getMetadata().getName(),
                object.getMetadata().getResourceVersion()));
        versions.put(
                "AccessPolicyStatus",
                String.valueOf(shop.policy("readers").get().getStatus()));
        return versions;
    }
}
