package dev.postern.policy.document;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import dev.postern.policy.document.DocumentVerdict.Refused;
import dev.postern.policy.document.DocumentVerdict.Verified;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The sidecar's eye: says whether a text from a file that others may write is what the operator said, about this object,
 * and in force now. The header is fixed to the letter, so nothing in it can choose algorithm or key.
 */
public final class DocumentVerifier {

    private static final Set<String> HEADER_FIELDS = Set.of("alg", "kid", "typ");
    private static final Pattern COMPACT = Pattern.compile("[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++\\.[A-Za-z0-9_-]++");

    private final List<VerificationKey> keys;

    public DocumentVerifier(List<VerificationKey> keys) {
        this.keys = List.copyOf(keys);
    }

    public DocumentVerdict verify(String jws, Expected expected, Instant now) {
        Optional<JWSObject> parsed = parse(jws);
        if (parsed.isEmpty()) {
            return new Refused("Malformed", "The text is no signed document.");
        }
        Optional<Refused> forged = headerProblem(parsed.get().getHeader()).or(() -> signatureProblem(parsed.get()));
        return forged.isPresent()
                ? forged.get()
                : verifySigned(parsed.get().getPayload().toBytes(), expected, now);
    }

    private static Optional<JWSObject> parse(String jws) {
        if (jws.length() > DocumentLimits.MAX_LENGTH || !COMPACT.matcher(jws).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(JWSObject.parse(jws));
        } catch (ParseException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Refused> headerProblem(JWSHeader header) {
        boolean fixed = JWSAlgorithm.ES256.equals(header.getAlgorithm())
                && DocumentLimits.TYPE.equals(header.getType())
                && header.toJSONObject().keySet().equals(HEADER_FIELDS);
        return fixed
                ? Optional.empty()
                : refused("ForeignHeader", "The header must hold ES256, the document type and a key id, nothing else.");
    }

    private Optional<Refused> signatureProblem(JWSObject jws) {
        List<VerificationKey> named = keys.stream()
                .filter(key -> key.keyId().equals(jws.getHeader().getKeyID()))
                .toList();
        if (named.isEmpty()) {
            return refused("UnknownKey", "It is signed by a key that was not pinned.");
        }
        return named.stream().anyMatch(key -> isSignedBy(jws, key))
                ? Optional.empty()
                : refused("BadSignature", "The signature does not fit the text.");
    }

    private static boolean isSignedBy(JWSObject jws, VerificationKey key) {
        try {
            return jws.verify(new ECDSAVerifier(key.publicKey()));
        } catch (JOSEException e) {
            return false;
        }
    }

    private static DocumentVerdict verifySigned(byte[] payload, Expected expected, Instant now) {
        return switch (DocumentCodec.decode(payload)) {
            case DocumentCodec.Undecodable(String code, String message) -> new Refused(code, message);
            case DocumentCodec.Decoded(SignedDocument document) ->
                claimProblem(document, expected, now)
                        .<DocumentVerdict>map(problem -> problem)
                        .orElseGet(() -> new Verified(document, digest(payload)));
        };
    }

    private static Optional<Refused> claimProblem(SignedDocument document, Expected expected, Instant now) {
        if (!expected.kind().isInstance(document)) {
            return refused("WrongKind", "It is a document of another kind.");
        }
        if (!document.uid().equals(expected.uid())) {
            return refused("WrongUid", "It is about another object (uid %s).".formatted(document.uid()));
        }
        if (document.generation() < expected.generationFloor()) {
            return refused(
                    "TooOld",
                    "Its generation %d is below %d, which was seen or pinned before."
                            .formatted(document.generation(), expected.generationFloor()));
        }
        return now.isBefore(document.validUntil())
                ? Optional.empty()
                : refused("Expired", "It was valid until " + document.validUntil() + ".");
    }

    private static String digest(byte[] payload) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static Optional<Refused> refused(String code, String message) {
        return Optional.of(new Refused(code, message));
    }
}
