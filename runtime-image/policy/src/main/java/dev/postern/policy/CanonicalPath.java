package dev.postern.policy;

import java.util.Optional;

/**
 * The one form of a request path that rules are matched against (RFC 3986 section 6.2.2, narrowed): what need not be
 * percent-encoded is decoded, the rest is encoded in upper case, and whatever servers read in different ways is refused
 * instead of guessed. The form is its own canonical form.
 */
public sealed interface CanonicalPath {

    int MAX_LENGTH = 4096;

    record Canonical(String path) implements CanonicalPath {}

    record Refused(PathProblem problem) implements CanonicalPath {}

    static CanonicalPath of(String rawPath) {
        Optional<PathProblem> problem = formProblem(rawPath).or(() -> PathCharacters.firstProblem(rawPath));
        if (problem.isPresent()) {
            return new Refused(problem.get());
        }
        String path = PathCharacters.canonical(rawPath);
        return segmentProblem(path).<CanonicalPath>map(Refused::new).orElseGet(() -> new Canonical(path));
    }

    private static Optional<PathProblem> formProblem(String rawPath) {
        if (!rawPath.startsWith("/")) {
            return Optional.of(PathProblem.NOT_ABSOLUTE);
        }
        return rawPath.length() > MAX_LENGTH ? Optional.of(PathProblem.TOO_LONG) : Optional.empty();
    }

    private static Optional<PathProblem> segmentProblem(String path) {
        if (path.contains("//")) {
            return Optional.of(PathProblem.EMPTY_SEGMENT);
        }
        boolean dots = path.contains("/./") || path.contains("/../") || path.endsWith("/.") || path.endsWith("/..");
        return dots ? Optional.of(PathProblem.DOT_SEGMENT) : Optional.empty();
    }
}
