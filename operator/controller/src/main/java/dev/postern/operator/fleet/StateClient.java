package dev.postern.operator.fleet;

import dev.postern.contract.Ports;
import dev.postern.contract.StateReport;
import dev.postern.identity.SpiffeId;
import dev.postern.operator.configuration.TimeBounds;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/**
 * Asks one pod for its state. The pod is not trusted: it must prove the identity it ought to have before a byte of its
 * answer counts, and the answer is bounded in time and size.
 */
final class StateClient implements AutoCloseable {

    private static final long MAX_REPORT_BYTES = 1 << 20;

    private static final int OK = 200;

    private final HttpClient http;
    private final SidecarTrust trust;
    private final InstantSource clock;

    StateClient(SSLContext tls, SidecarTrust trust, InstantSource clock) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(TimeBounds.REPORT_TIMEOUT)
                .sslContext(tls)
                .build();
        this.trust = trust;
        this.clock = clock;
    }

    /** Blocks for at most {@link TimeBounds#REPORT_TIMEOUT}. */
    Answer ask(String ip, SpiffeId expected) {
        CompletableFuture<HttpResponse<String>> call = http.sendAsync(
                HttpRequest.newBuilder(target(ip)).build(),
                info -> BodyHandlers.limiting(BodyHandlers.ofString(), MAX_REPORT_BYTES)
                        .apply(info));
        try {
            return answer(call.get(TimeBounds.REPORT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS), expected);
        } catch (ExecutionException e) {
            return unreachable(reason(e));
        } catch (TimeoutException e) {
            return unreachable("no answer in " + TimeBounds.REPORT_TIMEOUT.toSeconds() + " s");
        } catch (IOException | IllegalArgumentException e) {
            return unreachable(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unreachable("interrupted");
        } finally {
            call.cancel(true);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private Answer answer(HttpResponse<String> response, SpiffeId expected) throws IOException {
        trust.requireIdentity(response.sslSession().orElseThrow(), expected);
        return response.statusCode() == OK
                ? new Answer.Reported(StateReport.fromJson(response.body()), clock.instant())
                : unreachable("answered " + response.statusCode());
    }

    private Answer unreachable(String why) {
        return new Answer.Unreachable(why, clock.instant());
    }

    private static String reason(ExecutionException failure) {
        Throwable cause = failure.getCause();
        return cause == null || cause.getMessage() == null ? "no connection" : cause.getMessage();
    }

    private static URI target(String ip) {
        String host = ip.contains(":") ? "[" + ip + "]" : ip;
        return URI.create("https://" + host + ":" + Ports.STATE + StateReport.TARGET);
    }
}
