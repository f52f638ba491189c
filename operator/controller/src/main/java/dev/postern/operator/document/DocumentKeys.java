package dev.postern.operator.document;

import dev.postern.contract.Binding.DocumentKey;
import dev.postern.identity.KeyAlgorithm;
import dev.postern.identity.KeyPairs;
import dev.postern.identity.Pem;
import dev.postern.operator.kubernetes.OperatorSecrets;
import dev.postern.operator.kubernetes.SecretData;
import dev.postern.policy.document.DocumentSigner;
import dev.postern.policy.document.DocumentVerifier;
import dev.postern.policy.document.VerificationKey;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The key that signs documents. Every running pod has its public half pinned, so it is made once, when there is none,
 * and never replaced: it lies outside any release.
 */
@Singleton
public final class DocumentKeys {

    private static final String SECRET = "postern-document-signing";
    private static final String PRIVATE_KEY = "key.pem";
    private static final String PUBLIC_KEY = "public.der.b64";
    private static final String KEY_ID = "kid";
    private static final int KEY_ID_BYTES = 8;

    private final OperatorSecrets secrets;
    private Optional<Signing> signing = Optional.empty();

    @Inject
    DocumentKeys(OperatorSecrets secrets) {
        this.secrets = secrets;
    }

    public DocumentSigner signer() {
        Signing current = signing();
        return new DocumentSigner(current.keyId, current.privateKey);
    }

    public DocumentVerifier verifier() {
        Signing current = signing();
        return new DocumentVerifier(List.of(new VerificationKey(current.keyId, current.publicKey)));
    }

    /** What is pinned into pods. */
    public List<DocumentKey> pinned() {
        Signing current = signing();
        return List.of(
                new DocumentKey(current.keyId, Base64.getEncoder().encodeToString(current.publicKey.getEncoded())));
    }

    private synchronized Signing signing() {
        if (signing.isEmpty()) {
            Secret secret = secrets.find(SECRET).ours().orElseGet(() -> secrets.createIfAbsent(generated()));
            signing = Optional.of(read(secret));
        }
        return signing.get();
    }

    private static Secret generated() {
        KeyPair keys = KeyPairs.generate(KeyAlgorithm.EC_P256, new SecureRandom());
        String publicKey = Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
        return new SecretBuilder()
                .withNewMetadata()
                .withName(SECRET)
                .endMetadata()
                .withType("Opaque")
                .withData(SecretData.encode(Map.of(
                        PRIVATE_KEY, Pem.encode(keys.getPrivate()),
                        PUBLIC_KEY, publicKey,
                        KEY_ID, keyId(keys.getPublic().getEncoded()))))
                .build();
    }

    private static Signing read(Secret secret) {
        try {
            var privateKey = (ECPrivateKey) Pem.privateKey(required(secret, PRIVATE_KEY));
            byte[] der = Base64.getDecoder().decode(required(secret, PUBLIC_KEY));
            var publicKey = (ECPublicKey) KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(der));
            return new Signing(required(secret, KEY_ID), privateKey, publicKey);
        } catch (GeneralSecurityException | RuntimeException e) {
            // Without the cause: it may quote the key.
            throw new IllegalStateException(
                    "Secret " + SECRET + " does not hold a document key (" + PRIVATE_KEY + ", " + PUBLIC_KEY + ", "
                            + KEY_ID + "): restore it from a backup; a new key would not be obeyed by running pods");
        }
    }

    private static String required(Secret secret, String key) {
        return SecretData.text(secret, key).orElseThrow(() -> new IllegalArgumentException("no " + key));
    }

    private static String keyId(byte[] publicKey) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(publicKey);
            return HexFormat.of().formatHex(digest, 0, KEY_ID_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private record Signing(String keyId, ECPrivateKey privateKey, ECPublicKey publicKey) {}
}
