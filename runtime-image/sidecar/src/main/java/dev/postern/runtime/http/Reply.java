package dev.postern.runtime.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A response that the sidecar itself makes. */
public record Reply(HttpResponseStatus status, String contentType, String body, Map<String, String> headers) {

    private static final String JSON = "application/json";

    public Reply {
        headers = Map.copyOf(headers);
    }

    public static Reply error(HttpResponseStatus status, String error) {
        return error(status, error, "", "");
    }

    /**
     * @param caller {@code namespace/name}, empty when unknown
     * @param decision id under which the log has the reason, empty when nothing was decided
     */
    public static Reply error(HttpResponseStatus status, String error, String caller, String decision) {
        String body = "{\"error\":" + quoted(error) + ",\"caller\":" + quoted(caller) + ",\"decision\":"
                + quoted(decision) + "}\n";
        return new Reply(status, JSON, body, Map.of());
    }

    public static Reply json(String body) {
        return new Reply(HttpResponseStatus.OK, JSON, body, Map.of());
    }

    public static Reply text(HttpResponseStatus status, String body) {
        return new Reply(status, "text/plain; charset=utf-8", body, Map.of());
    }

    public Reply with(String header, String value) {
        return new Reply(status, contentType, body, Map.of(header, value));
    }

    public FullHttpResponse toResponse() {
        var content = Unpooled.wrappedBuffer(body.getBytes(StandardCharsets.UTF_8));
        var response = new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, content);
        response.headers().set(HttpHeaderNames.CONTENT_TYPE, contentType);
        response.headers().setInt(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        headers.forEach(response.headers()::set);
        return response;
    }

    /** The text as a JSON string. */
    public static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
