package dev.postern.policy;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;

/** The characters of a path one by one: which are refused, which are decoded, which stay encoded. */
final class PathCharacters {

    /** RFC 3986 {@code pchar} and the separator; ';' left out on purpose. */
    private static final BitSet PLAIN = plain();

    private PathCharacters() {}

    static Optional<PathProblem> firstProblem(String raw) {
        boolean multibyte = false;
        for (int i = 0; i < raw.length(); i += width(raw, i)) {
            Optional<PathProblem> problem = problemAt(raw, i);
            if (problem.isPresent()) {
                return problem;
            }
            multibyte |= raw.charAt(i) == '%' && decodedAt(raw, i) > 0x7f;
        }
        return multibyte && !isUtf8(raw) ? Optional.of(PathProblem.MALFORMED_UTF8) : Optional.empty();
    }

    /** The canonical text of a path without problems; the very same string when it is canonical already. */
    static String canonical(String raw) {
        if (raw.indexOf('%') < 0) {
            return raw;
        }
        var text = new StringBuilder(raw.length());
        for (int i = 0; i < raw.length(); i += width(raw, i)) {
            appendCanonical(text, raw, i);
        }
        return text.toString();
    }

    private static void appendCanonical(StringBuilder text, String raw, int i) {
        int character = raw.charAt(i) == '%' ? decodedAt(raw, i) : raw.charAt(i);
        if (PLAIN.get(character)) {
            text.append((char) character);
        } else {
            text.append(raw.substring(i, i + 3).toUpperCase(Locale.ROOT));
        }
    }

    private static Optional<PathProblem> problemAt(String raw, int i) {
        char character = raw.charAt(i);
        if (character != '%') {
            return rawProblem(character);
        }
        return isEncoded(raw, i) ? decodedProblem(decodedAt(raw, i)) : Optional.of(PathProblem.MALFORMED_ENCODING);
    }

    private static Optional<PathProblem> rawProblem(char character) {
        if (character > 0x7f) {
            return Optional.of(PathProblem.NON_ASCII);
        }
        Optional<PathProblem> ambiguous = ambiguity(character);
        return ambiguous.isPresent() || PLAIN.get(character) ? ambiguous : Optional.of(PathProblem.ILLEGAL_CHARACTER);
    }

    private static Optional<PathProblem> decodedProblem(int character) {
        return switch (character) {
            case '/' -> Optional.of(PathProblem.ENCODED_SLASH);
            case '%' -> Optional.of(PathProblem.DOUBLE_ENCODING);
            case 0 -> Optional.of(PathProblem.ENCODED_NUL);
            default -> ambiguity(character);
        };
    }

    private static Optional<PathProblem> ambiguity(int character) {
        return switch (character) {
            case '\\' -> Optional.of(PathProblem.BACKSLASH);
            case ';' -> Optional.of(PathProblem.PATH_PARAMETER);
            default ->
                character < 0x20 || character == 0x7f ? Optional.of(PathProblem.CONTROL_CHARACTER) : Optional.empty();
        };
    }

    private static int width(String raw, int i) {
        return raw.charAt(i) == '%' ? 3 : 1;
    }

    private static boolean isEncoded(String raw, int i) {
        return i + 2 < raw.length()
                && HexFormat.isHexDigit(raw.charAt(i + 1))
                && HexFormat.isHexDigit(raw.charAt(i + 2));
    }

    private static int decodedAt(String raw, int i) {
        return HexFormat.fromHexDigits(raw, i + 1, i + 3);
    }

    private static boolean isUtf8(String raw) {
        var bytes = ByteBuffer.allocate(raw.length());
        for (int i = 0; i < raw.length(); i += width(raw, i)) {
            bytes.put((byte) (raw.charAt(i) == '%' ? decodedAt(raw, i) : raw.charAt(i)));
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes.flip());
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static BitSet plain() {
        var plain = new BitSet(0x80);
        plain.set('a', 'z' + 1);
        plain.set('A', 'Z' + 1);
        plain.set('0', '9' + 1);
        "/-._~!$&'()*+,=:@".chars().forEach(plain::set);
        return plain;
    }
}
