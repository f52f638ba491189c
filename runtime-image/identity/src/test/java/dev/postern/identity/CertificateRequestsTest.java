package dev.postern.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.identity.testing.TestKeys;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class CertificateRequestsTest {

    private static final SpiffeId ID = SpiffeId.api("prod.example", "shop", "orders");

    @ParameterizedTest
    @EnumSource(names = {"EC_P256", "EC_P384", "RSA_2048"})
    void asksForTheKeyAndTheNames(KeyAlgorithm algorithm) {
        var keys = KeyPairs.generate(algorithm, TestKeys.RANDOM);

        var request = CertificateRequests.create(keys, ID, List.of("orders.internal.example"), TestKeys.RANDOM);

        assertThat(request.publicKey()).isEqualTo(keys.getPublic());
        assertThat(request.uris()).containsExactly(ID.uri());
        assertThat(request.dnsNames()).containsExactly("orders.internal.example");
    }

    @ParameterizedTest
    @MethodSource(Seeds.FRESH)
    void requestSurvivesItsText(long seed) {
        var random = new Random(seed);
        List<String> names = Stream.generate(() -> Seeds.text(random, "abc-", 20) + ".example")
                .limit(random.nextInt(5))
                .toList();

        var request = CertificateRequests.create(TestKeys.p256(), ID, names, TestKeys.RANDOM);
        var read = CertificateRequest.ofPem(request.pem());

        assertThat(read).isEqualTo(request);
        assertThat(read.publicKey()).isEqualTo(request.publicKey());
        assertThat(read.dnsNames()).isEqualTo(names);
    }

    @Test
    void putsNoIdentityIntoTheSubject() throws Exception {
        var request = CertificateRequests.create(TestKeys.p256(), ID, List.of(), TestKeys.RANDOM);

        assertThat(new PKCS10CertificationRequest(request.der()).getSubject()).hasToString("O=Postern");
    }

    @Test
    void refusesARequestThatWasChangedAfterItWasSigned() {
        byte[] der = CertificateRequests.create(TestKeys.p256(), ID, List.of(), TestKeys.RANDOM)
                .der();
        int i = new String(der, StandardCharsets.ISO_8859_1).indexOf("orders");
        der[i] = 'x';

        assertThatThrownBy(() -> CertificateRequest.ofPem(Pem.block(Pem.CERTIFICATE_REQUEST, der)))
                .isInstanceOf(PemException.class)
                .hasMessageContaining("not signed");
    }

    @Test
    void refusesTextThatIsNoRequest() {
        assertThatThrownBy(() -> CertificateRequest.ofPem(Pem.block(Pem.CERTIFICATE_REQUEST, new byte[] {1, 2, 3})))
                .isInstanceOf(PemException.class);
        assertThatThrownBy(() -> CertificateRequest.ofPem("")).isInstanceOf(PemException.class);
    }

    @Test
    void refusesAKeyThatPosternDoesNotMake() {
        assertThatThrownBy(() -> CertificateRequests.create(TestKeys.rsa(1024), ID, List.of(), TestKeys.RANDOM))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> CertificateRequests.create(TestKeys.ed25519(), ID, List.of(), TestKeys.RANDOM))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"EC_P256", "EC_P384", "RSA_2048", "RSA_3072"})
    void knowsItsOwnKeysByTheirPublicHalf(KeyAlgorithm algorithm) {
        assertThat(KeyPairs.algorithmOf(
                        KeyPairs.generate(algorithm, TestKeys.RANDOM).getPublic()))
                .isEqualTo(algorithm);
    }
}
