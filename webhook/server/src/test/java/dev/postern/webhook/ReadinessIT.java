package dev.postern.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = WebhookCluster.class, scope = TestResourceScope.GLOBAL)
class ReadinessIT {

    @TestHTTPResource(value = "/health/ready", management = true)
    URI ready;

    @Inject
    WebhookConfiguration configuration;

    @Test
    void readyOnlyWithDocumentKeys() throws IOException {
        var keys = configuration.servingDirectory().resolve("document-keys.json");
        var content = Files.readString(keys);
        await().untilAsserted(() -> assertThat(get().statusCode()).isEqualTo(200));

        Files.writeString(keys, "[]");
        var without = get();
        Files.writeString(keys, content);

        assertThat(without.statusCode()).isEqualTo(503);
        assertThat(without.body()).contains("holds no key");
        assertThat(get().statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get() {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(ready).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
