package dev.postern.runtime.testing;

import dev.postern.contract.Binding;
import dev.postern.identity.testing.TestKeys;
import dev.postern.policy.document.DocumentSigner;
import dev.postern.policy.document.NextKey;
import dev.postern.policy.document.SignedDocument;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;

/** An operator's document key. */
public record Signing(String keyId, KeyPair keys) {

    public static Signing fresh(String keyId) {
        return new Signing(keyId, TestKeys.p256());
    }

    public String sign(SignedDocument document) {
        return new DocumentSigner(keyId, (ECPrivateKey) keys.getPrivate()).sign(document);
    }

    public Binding.DocumentKey pinned() {
        return new Binding.DocumentKey(keyId, publicKey());
    }

    public NextKey next() {
        return new NextKey(keyId, publicKey());
    }

    private String publicKey() {
        return Base64.getEncoder().encodeToString(keys.getPublic().getEncoded());
    }
}
