package dev.postern.policy.document;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.util.Base64URL;
import java.security.interfaces.ECPrivateKey;

/** The operator's pen: compact JWS, ES256, canonical JSON. Two signatures of one document differ, its digest does not. */
public final class DocumentSigner {

    private final JWSHeader header;
    private final JWSSigner signer;

    /** @throws IllegalArgumentException when the key is not on P-256 */
    public DocumentSigner(String keyId, ECPrivateKey key) {
        this.header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(DocumentLimits.TYPE)
                .keyID(keyId)
                .build();
        this.signer = signer(key);
    }

    /** @throws IllegalArgumentException when the document {@linkplain DocumentLimits#fits does not fit} */
    public String sign(SignedDocument document) {
        byte[] payload = DocumentCodec.encode(document);
        if (!DocumentLimits.fits(payload)) {
            throw new IllegalArgumentException("The document of " + document.uid() + " does not fit into a ConfigMap");
        }
        var jws = new JWSObject(header, new Payload(Base64URL.encode(payload)));
        try {
            jws.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("ES256 must be available", e);
        }
        return jws.serialize();
    }

    private static JWSSigner signer(ECPrivateKey key) {
        try {
            var signer = new ECDSASigner(key);
            if (signer.supportedJWSAlgorithms().contains(JWSAlgorithm.ES256)) {
                return signer;
            }
            throw new IllegalArgumentException("A document is signed by a P-256 key");
        } catch (JOSEException e) {
            throw new IllegalArgumentException("A document is signed by a P-256 key", e);
        }
    }
}
