package dev.postern.policy;

/** Why a path has no canonical form. Closed, so that every refusal can be tested through every server in the path. */
public enum PathProblem {
    NOT_ABSOLUTE("NotAbsolute", "the path must begin with '/'"),
    TOO_LONG("TooLong", "the path is longer than " + CanonicalPath.MAX_LENGTH + " characters"),
    MALFORMED_ENCODING("MalformedEncoding", "'%' must be followed by two hexadecimal digits"),
    MALFORMED_UTF8("MalformedUtf8", "percent-encoded bytes must be valid UTF-8"),
    ENCODED_SLASH("EncodedSlash", "an encoded '/' (%2F) is a separator to some servers and text to others"),
    ENCODED_NUL("EncodedNul", "an encoded NUL (%00) ends the path for some servers"),
    DOUBLE_ENCODING("DoubleEncoding", "a '%' is left after decoding once (%25)"),
    BACKSLASH("Backslash", "'\\', encoded or not, is a separator to some servers and text to others"),
    PATH_PARAMETER("PathParameter", "';', encoded or not, begins a parameter that some servers cut off"),
    CONTROL_CHARACTER("ControlCharacter", "control characters, encoded or not, have no place in a path"),
    NON_ASCII("NonAscii", "characters outside ASCII must be percent-encoded as UTF-8"),
    ILLEGAL_CHARACTER("IllegalCharacter", "the path holds a character that RFC 3986 does not allow unencoded"),
    EMPTY_SEGMENT("EmptySegment", "'//' is one separator to some servers and two to others"),
    DOT_SEGMENT("DotSegment", "'.' and '..' segments, encoded or not, must be resolved by the caller");

    private final String code;
    private final String message;

    PathProblem(String code, String message) {
        this.code = code;
        this.message = message;
    }

    /** Stable name in UpperCamelCase, for machines. */
    public String code() {
        return code;
    }

    public String message() {
        return message;
    }
}
