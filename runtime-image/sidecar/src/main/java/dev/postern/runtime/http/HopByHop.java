package dev.postern.runtime.http;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Headers that speak of one connection only and so end at it (RFC 9110, 7.6.1). Framing headers are not among them. */
public final class HopByHop {

    private static final List<CharSequence> NAMES = List.of(
            HttpHeaderNames.CONNECTION,
            "keep-alive",
            "proxy-connection",
            HttpHeaderNames.PROXY_AUTHENTICATE,
            HttpHeaderNames.PROXY_AUTHORIZATION,
            HttpHeaderNames.TE,
            HttpHeaderNames.TRAILER,
            HttpHeaderNames.UPGRADE,
            "http2-settings");

    private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding");

    private HopByHop() {}

    /** Names in {@code Connection}, in lower case. */
    public static List<String> connectionOptions(HttpHeaders headers) {
        if (!headers.contains(HttpHeaderNames.CONNECTION)) {
            return List.of();
        }
        return headers.getAll(HttpHeaderNames.CONNECTION).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(option -> option.trim().toLowerCase(Locale.ROOT))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    /** Takes them out, those that {@code Connection} names included. */
    public static void removeFrom(HttpHeaders headers) {
        connectionOptions(headers).stream()
                .filter(option -> !FRAMING.contains(option))
                .forEach(headers::remove);
        NAMES.forEach(headers::remove);
    }
}
