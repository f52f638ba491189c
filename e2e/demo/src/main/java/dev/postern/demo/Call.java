package dev.postern.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/**
 * One plain HTTP call, as any program of a consumer makes it.
 *
 * @param headers each {@code NAME:VALUE}
 */
record Call(String method, String url, List<String> headers) {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    Call {
        headers = List.copyOf(headers);
    }

    /** @return the status on the first line, then the body */
    String answer() throws IOException, InterruptedException {
        try (var client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(PATIENCE)
                .build()) {
            var response = client.send(request(), BodyHandlers.ofString());
            return "HTTP " + response.statusCode() + "\n" + response.body();
        }
    }

    private HttpRequest request() {
        var request = HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .method(method, HttpRequest.BodyPublishers.noBody());
        for (var header : headers) {
            var colon = header.indexOf(':');
            request.header(
                    header.substring(0, colon), header.substring(colon + 1).strip());
        }
        return request.build();
    }
}
