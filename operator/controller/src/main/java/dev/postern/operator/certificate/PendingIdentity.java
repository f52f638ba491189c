package dev.postern.operator.certificate;

import dev.postern.contract.FileLayout;
import dev.postern.identity.Pem;
import dev.postern.identity.PemException;
import dev.postern.operator.kubernetes.SecretData;
import io.fabric8.kubernetes.api.model.Secret;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A certificate on its way, exactly as the pending Secret has it. It is stored before AWS is asked, so that an answer
 * that was lost is asked for again with the very same parameters and token.
 *
 * @param fingerprint of what was wanted when the key was made
 * @param notAfter end that is asked for
 * @param arn once AWS has taken the request
 * @param certificate PEM chain, leaf first, once issued and found right
 * @param refusal why the request ended without a certificate that can be used
 */
public record PendingIdentity(
        String fingerprint,
        String privateKey,
        String request,
        Instant requestedAt,
        Instant notAfter,
        Optional<String> arn,
        Optional<IssuedChain> certificate,
        Optional<Refusal> refusal) {

    private static final String FINGERPRINT = "fingerprint";
    private static final String REQUEST = "request.pem";
    private static final String REQUESTED_AT = "requested-at";
    private static final String NOT_AFTER = "not-after";
    private static final String ARN = "certificate-arn";
    private static final String REFUSED_AT = "refused-at";
    private static final String REFUSED_WHY = "refused-why";

    /** Longest token AWS takes. */
    private static final int TOKEN_LENGTH = 36;

    /** @param why in words for a status, kept so that they are still said when the next pass looks */
    public record Refusal(Instant at, String why) {

        private static Optional<Refusal> read(Secret secret) {
            return SecretData.text(secret, REFUSED_AT)
                    .map(at -> new Refusal(
                            Instant.parse(at),
                            SecretData.text(secret, REFUSED_WHY).orElse("")));
        }

        private Map<String, String> toData() {
            return Map.of(REFUSED_AT, at.toString(), REFUSED_WHY, why);
        }
    }

    /** Empty when the Secret does not hold all that belongs to a request: it is then made anew. */
    static Optional<PendingIdentity> read(Secret secret) {
        try {
            return Optional.of(new PendingIdentity(
                    required(secret, FINGERPRINT),
                    required(secret, FileLayout.PRIVATE_KEY),
                    required(secret, REQUEST),
                    Instant.parse(required(secret, REQUESTED_AT)),
                    Instant.parse(required(secret, NOT_AFTER)),
                    SecretData.text(secret, ARN),
                    IssuedChain.read(secret),
                    Refusal.read(secret)));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }

    Map<String, String> toData() {
        var data = new TreeMap<String, String>();
        data.put(FINGERPRINT, fingerprint);
        data.put(FileLayout.PRIVATE_KEY, privateKey);
        data.put(REQUEST, request);
        data.put(REQUESTED_AT, requestedAt.toString());
        data.put(NOT_AFTER, notAfter.toString());
        arn.ifPresent(value -> data.put(ARN, value));
        certificate.ifPresent(chain -> data.putAll(chain.toData()));
        refusal.ifPresent(refused -> data.putAll(refused.toData()));
        return data;
    }

    /** The request and everything that is sent with it: the same token never goes out with other parameters. */
    String idempotencyToken() {
        return requestDigest().substring(0, TOKEN_LENGTH);
    }

    /** SHA-256 of what is asked for, lower-case hex. */
    public String requestDigest() {
        return Digests.sha256(request + fingerprint + notAfter);
    }

    PendingIdentity withArn(String given) {
        return new PendingIdentity(
                fingerprint, privateKey, request, requestedAt, notAfter, Optional.of(given), certificate, refusal);
    }

    PendingIdentity withCertificate(IssuedChain chain) {
        return new PendingIdentity(
                fingerprint, privateKey, request, requestedAt, notAfter, arn, Optional.of(chain), refusal);
    }

    PendingIdentity refused(Refusal why) {
        return new PendingIdentity(
                fingerprint, privateKey, request, requestedAt, notAfter, arn, certificate, Optional.of(why));
    }

    /** What it would be in use; empty when its key cannot be read. */
    Optional<LiveIdentity> live(IssuedChain issued) {
        try {
            return Optional.of(new LiveIdentity(fingerprint, Pem.privateKey(privateKey), issued));
        } catch (PemException e) {
            return Optional.empty();
        }
    }

    private static String required(Secret secret, String key) {
        return SecretData.text(secret, key).orElseThrow(() -> new IllegalArgumentException("no " + key));
    }
}
