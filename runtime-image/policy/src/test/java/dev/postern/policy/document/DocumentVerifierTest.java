package dev.postern.policy.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.policy.corpus.Corpus;
import dev.postern.policy.document.DocumentVerdict.Refused;
import dev.postern.policy.document.DocumentVerdict.Verified;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DocumentVerifierTest {

    private static final Expected ORDERS = new Expected("uid-orders", 5, ApiDocument.class);
    private static final String HEADER = "{\"alg\":\"ES256\",\"kid\":\"k1\",\"typ\":\"postern-document+jws\"}";
    private static final Instant NOW = SampleDocuments.ISSUED.plusSeconds(60);

    private final Forger forger = new Forger();
    private final DocumentSigner signer = new DocumentSigner("k1", forger.privateKey());
    private final DocumentVerifier verifier = new DocumentVerifier(List.of(forger.pinnedKey()));

    @TestFactory
    Stream<DynamicTest> obeysOnlyWhatTheOperatorSaid() {
        return new Corpus("documents")
                .tests(folder -> folder.check("out-verdict.yaml", outcome(verdict(folder.input("in-attempt.yaml")))));
    }

    @Test
    void verifiesWhatItsOwnSignerSigned() {
        ApiDocument document = SampleDocuments.api(5, SampleDocuments.ISSUED);

        DocumentVerdict verdict = verifier.verify(signer.sign(document), ORDERS, NOW);

        assertThat(verdict).isInstanceOf(Verified.class);
        assertThat(((Verified) verdict).doc()).isEqualTo(document);
    }

    @Test
    void digestIsOfTheClaimsAndNotOfTheSignature() {
        ApiDocument document = SampleDocuments.api(5, SampleDocuments.ISSUED);
        String first = signer.sign(document);
        String second = signer.sign(document);

        assertThat(first).isNotEqualTo(second);
        assertThat(verifier.verify(first, ORDERS, NOW)).isEqualTo(verifier.verify(second, ORDERS, NOW));
    }

    @Test
    void refusesEveryTextWithOneCharacterChanged() {
        String jws = signer.sign(SampleDocuments.api(5, SampleDocuments.ISSUED));

        for (int i = 0; i < jws.length(); i += 7) {
            String tampered = jws.substring(0, i) + (jws.charAt(i) == 'A' ? 'B' : 'A') + jws.substring(i + 1);
            assertThat(verifier.verify(tampered, ORDERS, NOW))
                    .as("changed at %d", i)
                    .isInstanceOf(Refused.class);
        }
    }

    @Test
    void refusesTextsThatAreNoDocument() {
        Stream.of("", ".", "..", "a.b", "a.b.c", "a.b.c.d", "{}", "\n", "a.b.c\n", "x".repeat(2_000_000))
                .forEach(text -> assertThat(verifier.verify(text, ORDERS, NOW)).isInstanceOf(Refused.class));
    }

    @Test
    void takesAKeyThatIsPinnedBesideAnother() {
        var other = new VerificationKey(
                "k1", (ECPublicKey) Forger.keyPair("secp256r1").getPublic());
        var both = new DocumentVerifier(List.of(other, forger.pinnedKey()));

        assertThat(both.verify(signer.sign(SampleDocuments.api(5, SampleDocuments.ISSUED)), ORDERS, NOW))
                .isInstanceOf(Verified.class);
    }

    @Test
    void readsAKeyAsBindingsCarryIt() {
        String text = Base64.getEncoder()
                .encodeToString(forger.pinnedKey().publicKey().getEncoded());

        assertThat(VerificationKey.of("k1", text)).isEqualTo(forger.pinnedKey());
        assertThatThrownBy(() -> VerificationKey.of("k1", "AAAA")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> VerificationKey.of("k1", "not base64")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesNoKeyOfAnotherCurve() {
        var pair = Forger.keyPair("secp384r1");

        assertThatThrownBy(() -> new DocumentSigner("k1", (ECPrivateKey) pair.getPrivate()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VerificationKey("k1", (ECPublicKey) pair.getPublic()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysBeforeSigningThatADocumentIsTooLarge() {
        var huge = new ConsumerState.Pending("Reason", String.join("", Collections.nCopies(1000, "x".repeat(1000))));
        ConsumerDocument document = SampleDocuments.consumer(huge);

        assertThat(DocumentLimits.fits(document)).isFalse();
        assertThatThrownBy(() -> signer.sign(document)).hasMessageContaining("ConfigMap");
    }

    @Test
    void whatJustFitsIsTakenByTheVerifier() {
        int overhead = DocumentCodec.encode(SampleDocuments.consumer(new ConsumerState.Pending("r", ""))).length;
        var text = "x".repeat((DocumentLimits.MAX_LENGTH - 1_000) / 4 * 3 - overhead);
        ConsumerDocument document = SampleDocuments.consumer(new ConsumerState.Pending("r", text));

        var expected = new Expected("uid-billing", 1, ConsumerDocument.class);

        assertThat(verifier.verify(signer.sign(document), expected, NOW)).isInstanceOf(Verified.class);
    }

    private DocumentVerdict verdict(JsonNode attempt) {
        byte[] payload = attempt.has("payload")
                ? attempt.path("payload").asText().getBytes(StandardCharsets.UTF_8)
                : DocumentCodec.encode(document(attempt.path("document").asText("api")));
        String jws = forger.forge(
                attempt.path("header").asText(HEADER),
                payload,
                attempt.path("signature").asText("pinned"));
        var expected = new Expected(
                attempt.path("uid").asText("uid-orders"), attempt.path("floor").asLong(5), ApiDocument.class);
        return verifier.verify(jws, expected, Instant.parse(attempt.path("now").asText(NOW.toString())));
    }

    private static SignedDocument document(String kind) {
        return kind.equals("api")
                ? SampleDocuments.api(5, SampleDocuments.ISSUED)
                : SampleDocuments.consumer(new ConsumerState.Withdrawn("Revoked", "m"));
    }

    private static Map<String, String> outcome(DocumentVerdict verdict) {
        return switch (verdict) {
            case Verified(SignedDocument _, String digest) -> Map.of("verified", digest);
            case Refused(String code, String message) -> Map.of(code, message);
        };
    }
}
