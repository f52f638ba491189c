package dev.postern.policy;

import dev.postern.policy.PathTemplate.Segment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads path templates. A template that could never match, or that means less or more than it seems to, is rejected. */
public final class PathTemplateParser {

    public static final int MAX_LENGTH = 512;

    private static final String SUBTREE = "/**";
    private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_]{0,31})}");

    private PathTemplateParser() {}

    /** What became of the text. */
    public sealed interface Outcome {}

    public record Parsed(PathTemplate template) implements Outcome {}

    public record Rejected(String code, String message) implements Outcome {}

    public static Outcome parse(String text) {
        return lengthProblem(text).<Outcome>map(problem -> problem).orElseGet(() -> parseBounded(text));
    }

    private static Optional<Rejected> lengthProblem(String text) {
        return text.length() <= MAX_LENGTH
                ? Optional.empty()
                : Optional.of(new Rejected("TooLong", "a path template has at most " + MAX_LENGTH + " characters"));
    }

    private static Outcome parseBounded(String text) {
        boolean subtree = text.endsWith(SUBTREE);
        String exact = subtree ? text.substring(0, text.length() - SUBTREE.length()) : text;
        if (subtree && exact.isEmpty()) {
            return new Parsed(new PathTemplate(text, List.of(), true));
        }
        Matcher parameters = PARAMETER.matcher(exact);
        // Parameters and the subtree stand for plain segments, so that all of it can be read as an ordinary path.
        return switch (CanonicalPath.of(parameters.replaceAll("x") + (subtree ? "/x" : ""))) {
            case CanonicalPath.Refused(PathProblem problem) -> rejected(exact, problem);
            case CanonicalPath.Canonical _ -> parseSegments(exact, subtree);
        };
    }

    private static Outcome rejected(String exact, PathProblem problem) {
        return exact.contains("{") || exact.contains("}")
                ? new Rejected("MalformedParameter", "a parameter is a whole segment, such as /orders/{id}")
                : new Rejected(problem.code(), problem.message());
    }

    private static Outcome parseSegments(String exact, boolean subtree) {
        var segments = new ArrayList<Segment>();
        var names = new HashSet<String>();
        for (String part : exact.substring(1).split("/", -1)) {
            Segment segment = segment(part);
            Optional<Rejected> problem = segmentProblem(segment, names);
            if (problem.isPresent()) {
                return problem.get();
            }
            segments.add(segment);
        }
        return new Parsed(new PathTemplate(text(segments, subtree), segments, subtree));
    }

    private static Segment segment(String part) {
        Matcher parameter = PARAMETER.matcher(part);
        return parameter.matches()
                ? new Segment.Parameter(parameter.group(1))
                : new Segment.Literal(part.contains("{") ? "/" + part : PathCharacters.canonical("/" + part));
    }

    private static Optional<Rejected> segmentProblem(Segment segment, Set<String> names) {
        return switch (segment) {
            case Segment.Parameter(String name) ->
                names.add(name)
                        ? Optional.empty()
                        : Optional.of(new Rejected("DuplicateParameter", "parameter {" + name + "} stands twice"));
            case Segment.Literal(String literal) -> literalProblem(literal);
        };
    }

    private static Optional<Rejected> literalProblem(String literal) {
        if (literal.contains("{")) {
            return Optional.of(
                    new Rejected("MalformedParameter", "a parameter is a whole segment, such as /orders/{id}"));
        }
        return literal.contains("*")
                ? Optional.of(new Rejected(
                        "MisplacedWildcard", "'*' stands only in a '/**' at the end; one segment is written {name}"))
                : Optional.empty();
    }

    private static String text(List<Segment> segments, boolean subtree) {
        var text = new StringBuilder();
        segments.forEach(segment -> text.append(segment.text()));
        return text.append(subtree ? SUBTREE : "").toString();
    }
}
