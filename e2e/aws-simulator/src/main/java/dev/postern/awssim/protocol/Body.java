package dev.postern.awssim.protocol;

import java.nio.charset.StandardCharsets;

/** The octets of a request or an answer, as a value that records can hold. */
public final class Body {
    private final byte[] octets;

    private Body(byte[] octets) {
        this.octets = octets;
    }

    public static Body of(byte[] octets) {
        return new Body(octets.clone());
    }

    public byte[] octets() {
        return octets.clone();
    }

    public String text() {
        return new String(octets, StandardCharsets.UTF_8);
    }
}
