package dev.postern.policy.request;

import dev.postern.policy.CanonicalPath;
import dev.postern.policy.PathProblem;
import dev.postern.policy.request.Normalisation.Normalised;
import dev.postern.policy.request.Normalisation.Refused;
import java.util.Optional;

/**
 * Reads a request line's method and target (RFC 9112 section 3.2) into the form that rules are matched against. Only the
 * origin form is taken: the others name an authority of their own, which would compete with {@code Host}.
 */
public final class RequestTarget {

    public static final int MAX_LENGTH = 8192;

    private static final int MAX_METHOD_LENGTH = 32;

    private RequestTarget() {}

    public static Normalisation normalise(String method, String rawTarget) {
        Optional<Refused> problem = methodProblem(method).or(() -> targetProblem(rawTarget));
        return problem.isPresent() ? problem.get() : normalisePath(method, pathOf(rawTarget));
    }

    private static Normalisation normalisePath(String method, String rawPath) {
        return switch (CanonicalPath.of(rawPath)) {
            case CanonicalPath.Canonical(String path) -> new Normalised(method, path);
            case CanonicalPath.Refused(PathProblem problem) -> new Refused(problem.code(), problem.message());
        };
    }

    /** Methods are case-sensitive, yet some servers fold them: only what cannot be folded is taken. */
    private static Optional<Refused> methodProblem(String method) {
        return isWellFormed(method)
                ? Optional.empty()
                : refused(
                        "MalformedMethod",
                        "a method is written in capital letters and has at most " + MAX_METHOD_LENGTH);
    }

    private static boolean isWellFormed(String method) {
        for (int i = 0; i < method.length(); i++) {
            char character = method.charAt(i);
            if ((character < 'A' || character > 'Z') && character != '-') {
                return false;
            }
        }
        return !method.isEmpty() && method.length() <= MAX_METHOD_LENGTH;
    }

    private static Optional<Refused> targetProblem(String target) {
        if (target.length() > MAX_LENGTH) {
            return refused("TooLong", "the request target is longer than " + MAX_LENGTH + " characters");
        }
        return formProblem(target).or(() -> characterProblem(target));
    }

    private static Optional<Refused> formProblem(String target) {
        if (target.startsWith("/")) {
            return Optional.empty();
        }
        if (target.equals("*")) {
            return refused("AsteriskForm", "the target '*' means the server, not a resource");
        }
        return target.contains("://")
                ? refused("AbsoluteForm", "the target must be a path; the authority stands in Host")
                : refused("NotAPath", "the target must be a path that begins with '/'");
    }

    /** The query is not matched, but a server behind must not find a second request or a fragment in it. */
    private static Optional<Refused> characterProblem(String target) {
        for (int i = 0; i < target.length(); i++) {
            char character = target.charAt(i);
            if (character == '#') {
                return refused("Fragment", "a fragment is never sent to a server");
            }
            if (character > 0x7f) {
                return refused(PathProblem.NON_ASCII.code(), PathProblem.NON_ASCII.message());
            }
            if (character <= 0x20 || character == 0x7f) {
                return refused(PathProblem.CONTROL_CHARACTER.code(), "the target holds a space or control character");
            }
        }
        return Optional.empty();
    }

    private static String pathOf(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    private static Optional<Refused> refused(String code, String message) {
        return Optional.of(new Refused(code, message));
    }
}
