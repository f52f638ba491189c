package dev.postern.runtime.http;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The value of a {@code Host} header, taken apart. */
public record Authority(String host, String port) {

    private static final Pattern FORM =
            Pattern.compile("(?<host>[A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::(?<port>[0-9]{1,5}))?");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    public static Optional<Authority> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches() ? Optional.of(of(matcher)) : Optional.empty();
    }

    private static Authority of(Matcher matcher) {
        String port = matcher.group("port");
        return new Authority(matcher.group("host").toLowerCase(Locale.ROOT), port == null ? "" : port);
    }

    /** Whether the other names the same host, and the same port unless it names none. */
    public boolean isNamedBy(Authority other) {
        return host.equals(other.host) && (other.port.isEmpty() || other.port.equals(port));
    }

    public boolean isLoopback() {
        return LOOPBACK.contains(host);
    }

    @Override
    public String toString() {
        return port.isEmpty() ? host : host + ":" + port;
    }
}
