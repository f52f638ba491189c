package dev.postern.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.identity.testing.TestAuthority;
import dev.postern.identity.testing.TestIdentity;
import dev.postern.identity.testing.TestKeys;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {

    private static final TestAuthority ROOT = TestAuthority.root("root").create();
    private static final TestIdentity LEAF =
            ROOT.subordinate("issuing").create().leaf().issue();

    @Test
    void chainSurvivesItsTextInOrder() {
        assertThat(Pem.certificates(LEAF.chainPem())).isEqualTo(LEAF.chain());
    }

    @Test
    void readsABundleWithRemarksBetweenTheBlocks() {
        String bundle = "# root of prod\n" + ROOT.pem() + "\n\n# issuer\r\n"
                + LEAF.chainPem().replace("\n", "\r\n");

        assertThat(Pem.certificates(bundle)).hasSize(3);
    }

    @Test
    void writesLinesOf64Characters() {
        assertThat(ROOT.pem().lines()).allMatch(line -> line.length() <= 64);
        assertThat(ROOT.pem()).endsWith("-----END CERTIFICATE-----\n");
    }

    @ParameterizedTest
    @EnumSource(names = {"EC_P256", "EC_P384", "RSA_2048"})
    void privateKeySurvivesItsText(KeyAlgorithm algorithm) {
        var key = KeyPairs.generate(algorithm, TestKeys.RANDOM).getPrivate();

        assertThat(Pem.privateKey(Pem.encode(key))).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "hello",
                "-----BEGIN CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\n!!!!\n-----END CERTIFICATE-----\n",
                "-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n"
            })
    void refusesTextThatIsNoCertificate(String text) {
        assertThatThrownBy(() -> Pem.certificates(text))
                .isInstanceOf(PemException.class)
                .hasMessageMatching("(?is).*certificate.*");
    }

    @Test
    void refusesACertificateCutOff() {
        String cut = ROOT.pem().substring(0, ROOT.pem().length() - 100);

        assertThatThrownBy(() -> Pem.certificates(cut)).isInstanceOf(PemException.class);
    }

    @Test
    void refusesBytesBehindACertificateInItsBlock() throws Exception {
        byte[] der = ROOT.certificate().getEncoded();
        byte[] longer = Arrays.copyOf(der, der.length + 2);

        assertThatThrownBy(() -> Pem.certificates(Pem.block(Pem.CERTIFICATE, longer)))
                .isInstanceOf(PemException.class)
                .hasMessageContaining("behind");
    }

    @Test
    void refusesAKeyAmongCertificatesWithoutShowingIt() {
        assertThatThrownBy(() -> Pem.certificates(LEAF.chainPem() + LEAF.keyPem()))
                .isInstanceOf(PemException.class)
                .hasMessageContaining("found PRIVATE KEY")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain(keyBody()));
    }

    @Test
    void saysHowToConvertAKeyOfAnotherForm() {
        assertThatThrownBy(() -> Pem.privateKey(LEAF.keyPem().replace("PRIVATE KEY", "EC PRIVATE KEY")))
                .isInstanceOf(PemException.class)
                .hasMessageContaining("openssl pkcs8 -topk8 -nocrypt");
    }

    @Test
    void refusesTwoKeysAndNone() {
        assertThatThrownBy(() -> Pem.privateKey(LEAF.keyPem() + LEAF.keyPem())).isInstanceOf(PemException.class);
        assertThatThrownBy(() -> Pem.privateKey("")).isInstanceOf(PemException.class);
    }

    @Test
    void refusesADamagedKeyWithoutShowingIt() {
        byte[] der = LEAF.keyPair().getPrivate().getEncoded();
        String damaged = Pem.block(Pem.PRIVATE_KEY, Arrays.copyOf(der, der.length - 5));

        assertThatThrownBy(() -> Pem.privateKey(damaged))
                .isInstanceOf(PemException.class)
                .hasNoCause()
                .hasMessage("the private key is damaged");
    }

    @Test
    void refusesAKeyOfAnotherAlgorithm() {
        String ed25519 = Pem.encode(TestKeys.ed25519().getPrivate());

        assertThatThrownBy(() -> Pem.privateKey(ed25519))
                .isInstanceOf(PemException.class)
                .hasMessageContaining("EC or RSA");
    }

    private static String keyBody() {
        return Base64.getEncoder()
                .encodeToString(LEAF.keyPair().getPrivate().getEncoded())
                .substring(40, 60);
    }
}
