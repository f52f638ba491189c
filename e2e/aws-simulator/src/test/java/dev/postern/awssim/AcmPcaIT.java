package dev.postern.awssim;

import static dev.postern.awssim.Worlds.PROVIDER;
import static dev.postern.awssim.Worlds.PROVIDER_ADMIN;
import static dev.postern.awssim.Worlds.REGION;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.acmpca.model.ApiPassthrough;
import software.amazon.awssdk.services.acmpca.model.CertificateAuthorityStatus;
import software.amazon.awssdk.services.acmpca.model.GeneralName;
import software.amazon.awssdk.services.acmpca.model.IssueCertificateRequest;
import software.amazon.awssdk.services.acmpca.model.RevocationReason;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;
import software.amazon.awssdk.services.acmpca.model.ValidityPeriodType;

class AcmPcaIT {
    private static final String SPIFFE = "spiffe://postern.test/ns/shop/api/orders";
    private static final String BASE = "arn:aws:acm-pca:::template/EndEntityCertificate/V1";
    private static final String PASSTHROUGH = "arn:aws:acm-pca:::template/EndEntityCertificate_APIPassthrough/V1";
    private static final String AUTHORITY = Worlds.INTERNAL.arn(PROVIDER, REGION);

    private AwsSimulator aws;
    private AcmPcaClient pca;

    @BeforeEach
    void start() {
        aws = AwsSimulator.start(SimulatorOptions.of(Worlds.provider(), Worlds.consumer()));
        pca = Clients.of(aws, PROVIDER_ADMIN, AcmPcaClient.builder());
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private static IssueCertificateRequest.Builder request(String template) {
        return IssueCertificateRequest.builder()
                .certificateAuthorityArn(AUTHORITY)
                .csr(Csr.of("orders", "from-csr.test").asSdkBytes())
                .signingAlgorithm(SigningAlgorithm.SHA256_WITHECDSA)
                .templateArn(template)
                .apiPassthrough(ApiPassthrough.builder()
                        .extensions(extensions -> extensions.subjectAlternativeNames(
                                GeneralName.builder()
                                        .uniformResourceIdentifier(SPIFFE)
                                        .build(),
                                GeneralName.builder().dnsName("orders.test").build()))
                        .build())
                .validity(validity -> validity.type(ValidityPeriodType.DAYS).value(7L));
    }

    private X509Certificate issued(IssueCertificateRequest request) {
        String arn = pca.issueCertificate(request).certificateArn();
        aws.advance(Duration.ofSeconds(1));
        return Csr.certificate(
                pca.getCertificate(get -> get.certificateAuthorityArn(AUTHORITY).certificateArn(arn))
                        .certificate());
    }

    @Test
    void honoursTheApisNamesWithAPassthroughTemplate() throws GeneralSecurityException {
        X509Certificate certificate = issued(request(PASSTHROUGH).build());

        assertThat(certificate.getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(List.of(6, SPIFFE), List.of(2, "orders.test"));
        assertThat(certificate.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");
        assertThat(certificate.getKeyUsage()).startsWith(true, false, true, false);
        assertThat(certificate.getBasicConstraints()).isEqualTo(-1);
        certificate.verify(aws.acmPca().issuer(AUTHORITY).getPublicKey());
    }

    @Test
    void silentlyIgnoresTheApisNamesWithoutPassthroughAndTakesTheCsrs() throws GeneralSecurityException {
        X509Certificate certificate = issued(request(BASE).build());

        assertThat(certificate.getSubjectAlternativeNames()).containsExactly(List.of(2, "from-csr.test"));
    }

    @Test
    void answersInProgressUntilTheCertificateIsReadyAndThenWithTheChainUpToTheRoot() {
        String arn = pca.issueCertificate(request(PASSTHROUGH).build()).certificateArn();

        Refusals.assertRefused(
                () -> pca.getCertificate(
                        get -> get.certificateAuthorityArn(AUTHORITY).certificateArn(arn)),
                "RequestInProgressException",
                400);
        aws.advance(Duration.ofSeconds(1));
        String chain = pca.getCertificate(
                        get -> get.certificateAuthorityArn(AUTHORITY).certificateArn(arn))
                .certificateChain();
        assertThat(chain.split("BEGIN CERTIFICATE", -1)).hasSize(3);
        assertThat(chain).isEqualTo(aws.acmPca().chain(AUTHORITY));
    }

    @Test
    void backDatesBySixtyMinutes() {
        Instant before = aws.world().now();

        X509Certificate certificate = issued(request(PASSTHROUGH).build());

        assertThat(certificate.getNotBefore().toInstant())
                .isBetween(before.minus(61, ChronoUnit.MINUTES), before.minus(59, ChronoUnit.MINUTES));
        assertThat(certificate.getNotAfter().toInstant())
                .isBetween(
                        before.plus(7, ChronoUnit.DAYS).minusSeconds(2),
                        before.plus(7, ChronoUnit.DAYS).plusSeconds(5));
    }

    @Test
    void answersATokenForFiveMinutesWithTheFirstCertificateWhateverElseIsAsked() {
        String first = issueWithToken("t1", Csr.of("a", "a.test"));

        assertThat(issueWithToken("t1", Csr.of("b", "b.test"))).isEqualTo(first);
        aws.advance(Duration.ofMinutes(5));
        assertThat(issueWithToken("t1", Csr.of("a", "a.test"))).isNotEqualTo(first);
    }

    private String issueWithToken(String token, Csr csr) {
        return pca.issueCertificate(request(PASSTHROUGH)
                        .csr(csr.asSdkBytes())
                        .idempotencyToken(token)
                        .build())
                .certificateArn();
    }

    @Test
    void writesTheSerialDecimalInTheArnAndTakesItHexadecimalToRevoke() {
        String arn = pca.issueCertificate(request(PASSTHROUGH).build()).certificateArn();
        BigInteger serial = new BigInteger(arn.substring(arn.lastIndexOf('/') + 1));

        revoke(serial.toString(16));

        Refusals.assertRefused(() -> revoke(serial.toString(16)), "RequestAlreadyProcessedException", 400);
        Refusals.assertRefused(() -> revoke("abcdef"), "ResourceNotFoundException", 400);
    }

    private void revoke(String serial) {
        pca.revokeCertificate(request -> request.certificateAuthorityArn(AUTHORITY)
                .certificateSerial(serial)
                .revocationReason(RevocationReason.SUPERSEDED));
    }

    @Test
    void refusesValidityBelowADayBeyondTheAuthorityAndOverSevenDaysInShortLivedMode() {
        Refusals.assertRefused(() -> pca.issueCertificate(days(AUTHORITY, 0)), "ValidationException", 400);
        Refusals.assertRefused(() -> pca.issueCertificate(days(AUTHORITY, 4000)), "ValidationException", 400);
        String shortLived = Worlds.SHORT_LIVED.arn(PROVIDER, REGION);
        Refusals.assertRefused(() -> pca.issueCertificate(days(shortLived, 8)), "ValidationException", 400);
        assertThat(pca.issueCertificate(days(shortLived, 7)).certificateArn()).startsWith(shortLived);
    }

    private static IssueCertificateRequest days(String authority, long days) {
        return request(PASSTHROUGH)
                .certificateAuthorityArn(authority)
                .validity(validity -> validity.type(ValidityPeriodType.DAYS).value(days))
                .build();
    }

    @Test
    void takesLessThanADayAsAnAbsoluteEnd() {
        Instant end = aws.world().now().plus(90, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.SECONDS);

        X509Certificate certificate = issued(request(PASSTHROUGH)
                .validity(validity -> validity.type(ValidityPeriodType.ABSOLUTE).value(end.getEpochSecond()))
                .build());

        assertThat(certificate.getNotAfter().toInstant()).isEqualTo(end);
    }

    @Test
    void refusesACsrWhoseSignatureIsWrong() {
        Refusals.assertRefused(
                () -> pca.issueCertificate(request(PASSTHROUGH)
                        .csr(Csr.of("a", "a.test").tampered().asSdkBytes())
                        .build()),
                "MalformedCSRException",
                400);
    }

    @Test
    void refusesAnotherAccountsAuthority() {
        AcmPcaClient other = Clients.of(aws, Worlds.CONSUMER_ADMIN, AcmPcaClient.builder());

        Refusals.assertRefused(
                () -> other.issueCertificate(request(PASSTHROUGH).build()), "AccessDeniedException", 400);
    }

    @Test
    void createsARootThatIsPendingUntilItsOwnCertificateIsImported() {
        String arn = pca.createCertificateAuthority(create -> create.certificateAuthorityType("ROOT")
                        .certificateAuthorityConfiguration(configuration -> configuration
                                .keyAlgorithm("EC_prime256v1")
                                .signingAlgorithm("SHA256WITHECDSA")
                                .subject(subject -> subject.commonName("made here"))))
                .certificateAuthorityArn();
        assertThat(status(arn)).isEqualTo(CertificateAuthorityStatus.CREATING);
        aws.advance(Duration.ofSeconds(2));
        assertThat(status(arn)).isEqualTo(CertificateAuthorityStatus.PENDING_CERTIFICATE);

        String csr = pca.getCertificateAuthorityCsr(get -> get.certificateAuthorityArn(arn))
                .csr();
        String certificate = pca.issueCertificate(issue -> issue.certificateAuthorityArn(arn)
                        .csr(Csr.ofPem(csr).asSdkBytes())
                        .signingAlgorithm(SigningAlgorithm.SHA256_WITHECDSA)
                        .templateArn("arn:aws:acm-pca:::template/RootCACertificate/V1")
                        .validity(validity -> validity.type("YEARS").value(10L)))
                .certificateArn();
        aws.advance(Duration.ofSeconds(1));
        String pem = pca.getCertificate(get -> get.certificateAuthorityArn(arn).certificateArn(certificate))
                .certificate();
        pca.importCertificateAuthorityCertificate(put ->
                put.certificateAuthorityArn(arn).certificate(Csr.ofPem(pem).asSdkBytes()));

        assertThat(status(arn)).isEqualTo(CertificateAuthorityStatus.ACTIVE);
    }

    private CertificateAuthorityStatus status(String arn) {
        return pca.describeCertificateAuthority(describe -> describe.certificateAuthorityArn(arn))
                .certificateAuthority()
                .status();
    }
}
