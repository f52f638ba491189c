package dev.postern.operator.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.api.ConditionReason;
import dev.postern.identity.Pem;
import dev.postern.operator.certificate.AuthorityProblem.Persistence;
import dev.postern.operator.configuration.Authority;
import dev.postern.operator.configuration.TimeBounds;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.acmpca.model.ApiPassthrough;
import software.amazon.awssdk.services.acmpca.model.Extensions;
import software.amazon.awssdk.services.acmpca.model.GeneralName;
import software.amazon.awssdk.services.acmpca.model.IssueCertificateRequest;
import software.amazon.awssdk.services.acmpca.model.RequestInProgressException;
import software.amazon.awssdk.services.acmpca.model.SigningAlgorithm;
import software.amazon.awssdk.services.acmpca.model.Validity;
import software.amazon.awssdk.services.acmpca.model.ValidityPeriodType;

/** AWS Private CA as the operator uses it: three calls, each answered at once by a value. */
@Singleton
public final class PrivateCa {

    /** With any template that lacks passthrough AWS silently ignores the names that are asked for. */
    private static final String TEMPLATE = "acm-pca:::template/EndEntityCertificate_APIPassthrough/V1";

    private final AuthorityClients clients;

    @Inject
    PrivateCa(AuthorityClients clients) {
        this.clients = clients;
    }

    /** Asks for a certificate. The same pending request makes the same call, token included. */
    Issuance issue(WantedCertificate wanted, PendingIdentity pending, X509Certificate issuer) {
        try {
            var request = request(wanted, pending, issuer);
            return new Issuance.Requested(
                    clients.of(wanted.authority()).issueCertificate(request).certificateArn());
        } catch (SdkException e) {
            return new Issuance.Failed(AuthorityProblems.of(e, wanted.authority()));
        }
    }

    Issuance fetch(Authority authority, String arn) {
        try {
            var answer = clients.of(authority)
                    .getCertificate(call ->
                            call.certificateAuthorityArn(authority.arn()).certificateArn(arn));
            return new Issuance.Issued(Pem.certificates(answer.certificate()));
        } catch (RequestInProgressException e) {
            return new Issuance.InProgress();
        } catch (SdkException e) {
            return new Issuance.Failed(AuthorityProblems.of(e, authority));
        } catch (IllegalArgumentException e) {
            return new Issuance.Failed(new AuthorityProblem(
                    ConditionReason.ISSUE_FAILED,
                    "Certificate authority " + authority.name() + " answered with something that is no certificate: "
                            + e.getMessage() + ".",
                    TimeBounds.AWS_PROBLEM,
                    Persistence.REQUEST_IS_DEAD));
        }
    }

    /** @throws SdkException when the authority does not answer */
    X509Certificate certificateOf(Authority authority) {
        var answer = clients.of(authority)
                .getCertificateAuthorityCertificate(call -> call.certificateAuthorityArn(authority.arn()));
        return Pem.certificates(answer.certificate()).getFirst();
    }

    private static IssueCertificateRequest request(
            WantedCertificate wanted, PendingIdentity pending, X509Certificate issuer) {
        return IssueCertificateRequest.builder()
                .certificateAuthorityArn(wanted.authority().arn())
                .csr(SdkBytes.fromByteArray(pending.request().getBytes(UTF_8)))
                .templateArn("arn:" + partition(wanted.authority()) + ":" + TEMPLATE)
                .signingAlgorithm(signingAlgorithm(issuer))
                .validity(Validity.builder()
                        .type(ValidityPeriodType.ABSOLUTE)
                        .value(pending.notAfter().getEpochSecond())
                        .build())
                .idempotencyToken(pending.idempotencyToken())
                .apiPassthrough(ApiPassthrough.builder()
                        .extensions(Extensions.builder()
                                .subjectAlternativeNames(names(wanted))
                                .build())
                        .build())
                .build();
    }

    /** One general name an entry, as AWS asks; the URI is the only one. */
    private static List<GeneralName> names(WantedCertificate wanted) {
        var uri = GeneralName.builder()
                .uniformResourceIdentifier(wanted.spiffeId().uri())
                .build();
        return Stream.concat(
                        Stream.of(uri),
                        wanted.dnsNames().stream()
                                .map(name -> GeneralName.builder().dnsName(name).build()))
                .toList();
    }

    private static SigningAlgorithm signingAlgorithm(X509Certificate issuer) {
        return issuer.getPublicKey().getAlgorithm().equals("RSA")
                ? SigningAlgorithm.SHA256_WITHRSA
                : SigningAlgorithm.SHA256_WITHECDSA;
    }

    private static String partition(Authority authority) {
        return authority.arn().split(":", -1)[1];
    }
}
