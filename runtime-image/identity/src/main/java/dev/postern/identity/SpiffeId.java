package dev.postern.identity;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of a workload, as it stands in the URI SAN of its certificate. Two ids are the same only when their text is,
 * so the parser takes exactly the form that the SPIFFE ID specification allows and normalises nothing.
 *
 * @param trustDomain lower-case letters, digits, dot, dash and underscore
 * @param path empty, or segments each led by a slash
 */
public record SpiffeId(String trustDomain, String path) {

    /** Longest id Postern issues or accepts: what fits the SAN of an AWS Private CA certificate. */
    public static final int MAX_LENGTH = 253;

    private static final String SCHEME = "spiffe://";
    private static final Pattern TRUST_DOMAIN = Pattern.compile("[a-z0-9._-]+");
    private static final Pattern PATH = Pattern.compile("(/(?!\\.{1,2}(/|$))[a-zA-Z0-9._-]+)*+");

    /** @throws IllegalArgumentException when the parts do not make a SPIFFE id */
    public SpiffeId {
        if (!isWellFormed(trustDomain, path)) {
            throw new IllegalArgumentException(
                    "not a SPIFFE id of at most " + MAX_LENGTH + " characters: " + SCHEME + trustDomain + path);
        }
    }

    /** The id that the text is, or empty when it is not one to the letter. */
    public static Optional<SpiffeId> parse(String uri) {
        if (uri.length() > MAX_LENGTH || !uri.startsWith(SCHEME)) {
            return Optional.empty();
        }
        int pathStart = startOfPath(uri);
        String trustDomain = uri.substring(SCHEME.length(), pathStart);
        String path = uri.substring(pathStart);
        return isWellFormed(trustDomain, path) ? Optional.of(new SpiffeId(trustDomain, path)) : Optional.empty();
    }

    /** @throws IllegalArgumentException when the names do not make a SPIFFE id */
    public static SpiffeId api(String trustDomain, String namespace, String name) {
        return new WorkloadName(WorkloadName.Kind.API, namespace, name).in(trustDomain);
    }

    /** @throws IllegalArgumentException when the names do not make a SPIFFE id */
    public static SpiffeId consumer(String trustDomain, String namespace, String name) {
        return new WorkloadName(WorkloadName.Kind.CONSUMER, namespace, name).in(trustDomain);
    }

    /** @throws IllegalArgumentException when the names do not make a SPIFFE id */
    public static SpiffeId operator(String trustDomain, String namespace) {
        return WorkloadName.operator(namespace).in(trustDomain);
    }

    /** Which of Postern's objects this is the id of; empty for any other path. */
    public Optional<WorkloadName> workload() {
        return WorkloadName.ofPath(path);
    }

    public String uri() {
        return SCHEME + trustDomain + path;
    }

    @Override
    public String toString() {
        return uri();
    }

    private static int startOfPath(String uri) {
        int slash = uri.indexOf('/', SCHEME.length());
        return slash < 0 ? uri.length() : slash;
    }

    private static boolean isWellFormed(String trustDomain, String path) {
        return SCHEME.length() + trustDomain.length() + path.length() <= MAX_LENGTH
                && TRUST_DOMAIN.matcher(trustDomain).matches()
                && PATH.matcher(path).matches();
    }
}
