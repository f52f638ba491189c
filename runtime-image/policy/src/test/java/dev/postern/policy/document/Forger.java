package dev.postern.policy.document;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Makes compact JWS by hand, also those that no library would make. */
final class Forger {

    private final KeyPair pinned = keyPair("secp256r1");
    private final KeyPair foreign = keyPair("secp256r1");

    VerificationKey pinnedKey() {
        return new VerificationKey("k1", (ECPublicKey) pinned.getPublic());
    }

    ECPrivateKey privateKey() {
        return (ECPrivateKey) pinned.getPrivate();
    }

    String forge(String header, byte[] payload, String signature) {
        String input = base64(header.getBytes(StandardCharsets.UTF_8)) + "." + base64(payload);
        return input + "." + base64(sign(input.getBytes(StandardCharsets.US_ASCII), signature));
    }

    private byte[] sign(byte[] input, String signature) {
        try {
            return switch (signature) {
                case "pinned" -> ecdsa(input, pinned.getPrivate());
                case "foreign" -> ecdsa(input, foreign.getPrivate());
                case "zero" -> new byte[64];
                case "empty" -> new byte[0];
                case "hmac-by-public-key" -> hmac(input);
                default -> throw new IllegalArgumentException(signature);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] hmac(byte[] input) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(pinned.getPublic().getEncoded(), "HmacSHA256"));
        return mac.doFinal(input);
    }

    private static byte[] ecdsa(byte[] input, PrivateKey key) throws GeneralSecurityException {
        Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
        signature.initSign(key);
        signature.update(input);
        return signature.sign();
    }

    static KeyPair keyPair(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
