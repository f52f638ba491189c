package dev.postern.policy.request;

/** What became of a request line: the one form that rules are matched against, or why there is none. */
public sealed interface Normalisation {

    /** @param path canonical: percent-encoded where it must be, decoded where it can be, without the query */
    record Normalised(String method, String path) implements Normalisation {}

    /** @param code stable name in UpperCamelCase; the caller gets 400 */
    record Refused(String code, String message) implements Normalisation {}
}
