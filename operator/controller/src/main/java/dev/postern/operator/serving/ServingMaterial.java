package dev.postern.operator.serving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.identity.Pem;
import dev.postern.operator.configuration.PosternConfiguration;
import dev.postern.operator.document.DocumentKeys;
import dev.postern.operator.kubernetes.OperatorSecrets;
import dev.postern.operator.kubernetes.SecretData;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/** The Secret the webhook mounts: its serving pair, its CA, and the document keys it pins into pods. */
@Singleton
final class ServingMaterial {

    private static final String CA_SECRET = "postern-webhook-ca";
    private static final String SERVING_SECRET = "postern-webhook-serving";
    private static final String SERVICE = "postern-webhook";
    private static final String CA_CERTIFICATE = "ca.crt";
    private static final String DOCUMENT_KEYS = "document-keys.json";

    private final OperatorSecrets secrets;
    private final DocumentKeys keys;
    private final InstantSource clock;
    private final String host;
    private final WebhookCertificates certificates = new WebhookCertificates();
    private final ObjectMapper json = new ObjectMapper();

    @Inject
    ServingMaterial(
            OperatorSecrets secrets, DocumentKeys keys, PosternConfiguration configuration, InstantSource clock) {
        this.secrets = secrets;
        this.keys = keys;
        this.clock = clock;
        this.host = SERVICE + "." + configuration.operator().namespace() + ".svc";
    }

    /** Makes and renews what is missing or old. The answer is the CA by which the API server trusts the webhook. */
    X509Certificate ensure() {
        CertifiedKey authority = authority();
        CertifiedKey serving = secrets.find(SERVING_SECRET)
                .ours()
                .flatMap(CertifiedKey::read)
                .filter(pair -> pair.isFresh(clock.instant()) && isSignedBy(pair, authority))
                .orElseGet(() -> certificates.server(authority, host, clock.instant()));
        secrets.write(secret(SERVING_SECRET, servingTexts(serving, authority)));
        return authority.certificate();
    }

    private CertifiedKey authority() {
        Secret stored = secrets.find(CA_SECRET)
                .ours()
                .orElseGet(() -> secrets.createIfAbsent(secret(
                        CA_SECRET, certificates.authority(clock.instant()).texts())));
        return CertifiedKey.read(stored)
                .orElseThrow(() -> new IllegalStateException("Secret " + CA_SECRET
                        + " does not hold a CA (tls.crt, tls.key): delete it, and a new one is made"));
    }

    private Map<String, String> servingTexts(CertifiedKey serving, CertifiedKey authority) {
        var texts = new TreeMap<>(serving.texts());
        texts.put(CA_CERTIFICATE, Pem.encode(authority.certificate()));
        texts.put(DOCUMENT_KEYS, documentKeys());
        return texts;
    }

    private String documentKeys() {
        try {
            return json.writeValueAsString(keys.pinned());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("document keys that cannot be written", e);
        }
    }

    private static boolean isSignedBy(CertifiedKey pair, CertifiedKey authority) {
        try {
            pair.certificate().verify(authority.certificate().getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Secret secret(String name, Map<String, String> texts) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withType("kubernetes.io/tls")
                .withData(SecretData.encode(texts))
                .build();
    }
}
