package dev.postern.runtime.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a well-formed request must be besides readable, before anyone asks whether it is allowed. */
public final class RequestChecks {

    /** Naming one of these in {@code Connection} would take it from the application's sight. */
    private static final Set<String> NEVER_HOP_BY_HOP =
            Set.of("host", "content-length", "transfer-encoding", "authorization", "cookie", "expect", "content-type");

    private RequestChecks() {}

    /** The answer to a request that goes no further; empty when it may. */
    public static Optional<Reply> refusal(HttpRequest request) {
        if (request.decoderResult().isFailure()) {
            return Optional.of(unreadable(request.decoderResult().cause()));
        }
        return version(request)
                .or(() -> method(request))
                .or(() -> framing(request.headers()))
                .or(() -> host(request.headers()))
                .or(() -> connection(request.headers()))
                .or(() -> expectation(request.headers()));
    }

    /** The authority of a request that passed {@link #refusal}. */
    public static Authority authority(HttpRequest request) {
        return Authority.parse(request.headers().get(HttpHeaderNames.HOST)).orElseThrow();
    }

    private static Reply unreadable(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ ->
                Reply.error(HttpResponseStatus.REQUEST_URI_TOO_LONG, "the request line is too long");
            case TooLongHttpHeaderException _ ->
                Reply.error(HttpResponseStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "the request head is too large");
            default -> badRequest("the request is malformed or ambiguous");
        };
    }

    private static Optional<Reply> version(HttpRequest request) {
        return HttpVersion.HTTP_1_1.equals(request.protocolVersion())
                ? Optional.empty()
                : Optional.of(
                        Reply.error(HttpResponseStatus.HTTP_VERSION_NOT_SUPPORTED, "only HTTP/1.1 is spoken here"));
    }

    private static Optional<Reply> method(HttpRequest request) {
        boolean tunnels = HttpMethod.CONNECT.equals(request.method()) || HttpMethod.TRACE.equals(request.method());
        return tunnels
                ? Optional.of(Reply.error(HttpResponseStatus.NOT_IMPLEMENTED, request.method() + " is not supported"))
                : Optional.empty();
    }

    private static Optional<Reply> framing(HttpHeaders headers) {
        List<String> encodings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        if (encodings.isEmpty()) {
            return Optional.empty();
        }
        boolean chunked =
                encodings.size() == 1 && HttpHeaderValues.CHUNKED.contentEqualsIgnoreCase(encodings.getFirst());
        return chunked && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                ? Optional.empty()
                : Optional.of(badRequest("the request's length is ambiguous"));
    }

    private static Optional<Reply> host(HttpHeaders headers) {
        List<String> hosts = headers.getAll(HttpHeaderNames.HOST);
        return hosts.size() == 1 && Authority.parse(hosts.getFirst()).isPresent()
                ? Optional.empty()
                : Optional.of(badRequest("the request must have exactly one valid Host"));
    }

    private static Optional<Reply> connection(HttpHeaders headers) {
        if (HopByHop.connectionOptions(headers).stream().anyMatch(NEVER_HOP_BY_HOP::contains)) {
            return Optional.of(badRequest("Connection names a header that must reach the application"));
        }
        return headers.getAll(HttpHeaderNames.UPGRADE).stream().allMatch(RequestChecks::mayBeIgnored)
                ? Optional.empty()
                : Optional.of(Reply.error(HttpResponseStatus.NOT_IMPLEMENTED, "protocol upgrades are not supported"));
    }

    /** Offered by common clients on every connection. Not passed on, so no upgrade ever happens. */
    private static boolean mayBeIgnored(String upgrade) {
        return upgrade.toLowerCase(Locale.ROOT).equals("h2c");
    }

    private static Optional<Reply> expectation(HttpHeaders headers) {
        List<String> expectations = headers.getAll(HttpHeaderNames.EXPECT);
        boolean known = expectations.isEmpty()
                || (expectations.size() == 1
                        && HttpHeaderValues.CONTINUE.contentEqualsIgnoreCase(expectations.getFirst()));
        return known
                ? Optional.empty()
                : Optional.of(Reply.error(HttpResponseStatus.EXPECTATION_FAILED, "only 100-continue can be expected"));
    }

    public static Reply badRequest(String error) {
        return Reply.error(HttpResponseStatus.BAD_REQUEST, error);
    }
}
