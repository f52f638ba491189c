package dev.postern.runtime.http;

import io.netty.util.ByteProcessor;

/**
 * Reads the raw bytes of a request head beside the codec and notices every form that two parsers may read differently:
 * bare CR or LF, folded lines, space before a colon, anything but single spaces in the request line, control
 * characters. The codec alone would repair some of them, and what it repairs the application may not.
 *
 * <p>It also measures the head as it arrives. The codec counts neither lines nor line ends, and each line costs it far
 * more memory than the four bytes that make one.
 */
final class HeadScanner implements ByteProcessor {

    private enum At {
        BEFORE_HEAD,
        REQUEST_LINE,
        LINE_START,
        NAME,
        VALUE,
        LINE_END,
        COMPLETE,
        MALFORMED,
        TOO_LARGE
    }

    /** Header lines of a head. Common servers take about as many. */
    static final int MAX_HEADERS = 100;

    private final int maxBytes;
    private At at = At.BEFORE_HEAD;
    private At afterLineEnd = At.BEFORE_HEAD;
    private int spaces;
    private int headers;
    private int bytes;
    private byte previous;

    /** @param maxBytes of a head, line ends included, request line aside */
    HeadScanner(int maxBytes) {
        this.maxBytes = maxBytes;
    }

    void reset() {
        at = At.BEFORE_HEAD;
        spaces = 0;
        headers = 0;
        bytes = 0;
    }

    boolean isStarted() {
        return at != At.BEFORE_HEAD;
    }

    boolean isMalformed() {
        return at == At.MALFORMED;
    }

    boolean isTooLarge() {
        return at == At.TOO_LARGE;
    }

    /** @return false at the end of the head, or of all sense */
    @Override
    public boolean process(byte value) {
        at = measured(next(value));
        previous = value;
        return at != At.COMPLETE && at != At.MALFORMED && at != At.TOO_LARGE;
    }

    /** The codec measures the request line. */
    private At measured(At next) {
        if (next == At.REQUEST_LINE || next == At.MALFORMED) {
            return next;
        }
        bytes++;
        return bytes > maxBytes || headers > MAX_HEADERS ? At.TOO_LARGE : next;
    }

    private At next(byte value) {
        return switch (at) {
            case BEFORE_HEAD -> value == '\r' ? endOfLine(At.BEFORE_HEAD) : inRequestLine(value, true);
            case REQUEST_LINE -> value == '\r' ? endOfRequestLine() : inRequestLine(value, false);
            case LINE_START -> value == '\r' ? endOfLine(At.COMPLETE) : beginName(value);
            case NAME -> value == ':' ? At.VALUE : inName(value);
            case VALUE -> value == '\r' ? endOfLine(At.LINE_START) : inValue(value);
            case LINE_END -> value == '\n' ? afterLineEnd : At.MALFORMED;
            case COMPLETE, MALFORMED, TOO_LARGE -> at;
        };
    }

    private At endOfLine(At then) {
        afterLineEnd = then;
        return At.LINE_END;
    }

    private At endOfRequestLine() {
        return spaces == 2 && previous != ' ' ? endOfLine(At.LINE_START) : At.MALFORMED;
    }

    private At inRequestLine(byte value, boolean first) {
        if (value == ' ') {
            spaces++;
            return first || previous == ' ' ? At.MALFORMED : At.REQUEST_LINE;
        }
        return value > ' ' && value < 0x7f ? At.REQUEST_LINE : At.MALFORMED;
    }

    private At beginName(byte value) {
        headers++;
        return inName(value);
    }

    private static At inName(byte value) {
        return Tokens.isTokenCharacter(value) ? At.NAME : At.MALFORMED;
    }

    /** Field values may hold any byte but control characters; those above ASCII go on as they are (RFC 9110, 5.5). */
    private static At inValue(byte value) {
        return value == '\t' || (value >= ' ' && value != 0x7f) || value < 0 ? At.VALUE : At.MALFORMED;
    }
}
