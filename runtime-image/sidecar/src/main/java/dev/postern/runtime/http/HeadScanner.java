package dev.postern.runtime.http;

import io.netty.util.ByteProcessor;

/**
 * Reads the raw bytes of a request head beside the codec and notices every form that two parsers may read differently:
 * bare CR or LF, folded lines, space before a colon, anything but single spaces in the request line, control
 * characters. The codec alone would repair some of them, and what it repairs the application may not.
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
        MALFORMED
    }

    private At at = At.BEFORE_HEAD;
    private At afterLineEnd = At.BEFORE_HEAD;
    private int spaces;
    private byte previous;

    void reset() {
        at = At.BEFORE_HEAD;
        spaces = 0;
    }

    boolean isStarted() {
        return at != At.BEFORE_HEAD;
    }

    boolean isMalformed() {
        return at == At.MALFORMED;
    }

    /** @return false at the end of the head, or of all sense */
    @Override
    public boolean process(byte value) {
        at = next(value);
        previous = value;
        return at != At.COMPLETE && at != At.MALFORMED;
    }

    private At next(byte value) {
        return switch (at) {
            case BEFORE_HEAD -> value == '\r' ? endOfLine(At.BEFORE_HEAD) : inRequestLine(value, true);
            case REQUEST_LINE -> value == '\r' ? endOfRequestLine() : inRequestLine(value, false);
            case LINE_START -> value == '\r' ? endOfLine(At.COMPLETE) : inName(value);
            case NAME -> value == ':' ? At.VALUE : inName(value);
            case VALUE -> value == '\r' ? endOfLine(At.LINE_START) : inValue(value);
            case LINE_END -> value == '\n' ? afterLineEnd : At.MALFORMED;
            case COMPLETE, MALFORMED -> at;
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

    private static At inName(byte value) {
        return Tokens.isTokenCharacter(value) ? At.NAME : At.MALFORMED;
    }

    /** Field values may hold any byte but control characters; those above ASCII go on as they are (RFC 9110, 5.5). */
    private static At inValue(byte value) {
        return value == '\t' || (value >= ' ' && value != 0x7f) || value < 0 ? At.VALUE : At.MALFORMED;
    }
}
