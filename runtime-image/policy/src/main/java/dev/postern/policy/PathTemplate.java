package dev.postern.policy;

import java.util.List;
import java.util.Objects;

/**
 * Which paths a rule means: literal segments, {@code {name}} for exactly one non-empty segment, and {@code /**} at the
 * end for everything below. {@code /a/**} matches {@code /a/} and {@code /a/b/c} but not {@code /a}.
 *
 * <p>Letters match in their own case only, and {@code /admin} matches neither {@code /admin/} nor {@code /Admin}. An
 * application that takes these for one and the same is not kept by {@link Effect#DENY} of the one from serving the other.
 */
public final class PathTemplate {

    private final String text;
    private final List<Segment> segments;
    private final boolean subtree;

    PathTemplate(String text, List<Segment> segments, boolean subtree) {
        this.text = text;
        this.segments = List.copyOf(segments);
        this.subtree = subtree;
    }

    /** @throws IllegalArgumentException when the text is no template; see {@link PathTemplateParser} for a value instead */
    public static PathTemplate of(String text) {
        return switch (PathTemplateParser.parse(text)) {
            case PathTemplateParser.Parsed(PathTemplate template) -> template;
            case PathTemplateParser.Rejected(String code, String message) ->
                throw new IllegalArgumentException(code + ": " + message);
        };
    }

    /** @param canonicalPath a path in canonical form; a path in any other form has no defined answer */
    public boolean matches(String canonicalPath) {
        int position = 0;
        // By index: an iterator would be the only allocation of a decision.
        for (int i = 0; i < segments.size(); i++) {
            position = segments.get(i).consume(canonicalPath, position);
            if (position < 0) {
                return false;
            }
        }
        return subtree ? canonicalPath.startsWith("/", position) : position == canonicalPath.length();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PathTemplate that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(text);
    }

    @Override
    public String toString() {
        return text;
    }

    /** One segment and the slash before it. */
    sealed interface Segment {

        int NO_MATCH = -1;

        /** Where the path goes on after this segment, or {@link #NO_MATCH}. Allocates nothing. */
        int consume(String path, int position);

        /** As it is written, with the slash before it. */
        String text();

        record Literal(String slashAndText) implements Segment {
            @Override
            public int consume(String path, int position) {
                int end = position + slashAndText.length();
                boolean here = path.startsWith(slashAndText, position);
                return here && (end == path.length() || path.charAt(end) == '/') ? end : NO_MATCH;
            }

            @Override
            public String text() {
                return slashAndText;
            }
        }

        record Parameter(String name) implements Segment {
            @Override
            public int consume(String path, int position) {
                if (!path.startsWith("/", position)) {
                    return NO_MATCH;
                }
                int slash = path.indexOf('/', position + 1);
                int end = slash < 0 ? path.length() : slash;
                return end == position + 1 ? NO_MATCH : end;
            }

            @Override
            public String text() {
                return "/{" + name + "}";
            }
        }
    }
}
