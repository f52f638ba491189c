package dev.postern.runtime.metrics;

import dev.postern.runtime.exchange.Exchange;
import dev.postern.runtime.exchange.RequestHandler;
import dev.postern.runtime.http.Reply;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Answers {@code GET /metrics} in Prometheus' text format. */
public final class MetricsRequests implements RequestHandler {

    private static final String PATH = "/metrics";

    private final RuntimeMetrics metrics;
    private final PrometheusTextFormatWriter writer =
            PrometheusTextFormatWriter.builder().build();

    public MetricsRequests(RuntimeMetrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void handle(Exchange exchange) {
        exchange.respond(
                exchange.head().uri().equals(PATH)
                        ? new Reply(HttpResponseStatus.OK, writer.getContentType(), text(), Map.of())
                        : Reply.text(HttpResponseStatus.NOT_FOUND, "metrics are at " + PATH + "\n"));
    }

    private String text() {
        try {
            var out = new ByteArrayOutputStream();
            writer.write(out, metrics.snapshot());
            return out.toString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
