package dev.postern.policy.document;

import com.nimbusds.jose.JOSEObjectType;

/** What a signed document may be at all, for whoever writes and whoever reads it. */
public final class DocumentLimits {

    /** Characters of the JWS: a ConfigMap holds 1 MiB with everything else in it. */
    public static final int MAX_LENGTH = 1_000_000;

    /** Keeps a signature of this key for anything else from being taken for a document. */
    static final JOSEObjectType TYPE = new JOSEObjectType("postern-document+jws");

    private static final int MAX_PAYLOAD = (MAX_LENGTH - 1_000) / 4 * 3;

    private DocumentLimits() {}

    /** Whether the document can be signed and stored. The operator asks before it signs, and says so in a condition. */
    public static boolean fits(SignedDocument document) {
        return fits(DocumentCodec.encode(document));
    }

    static boolean fits(byte[] payload) {
        return payload.length <= MAX_PAYLOAD;
    }
}
