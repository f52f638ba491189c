package dev.postern.awssim.acmpca;

import dev.postern.awssim.acmpca.Authority.Status;
import dev.postern.awssim.clock.Delay;
import dev.postern.awssim.clock.World;
import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** Issue, get, revoke. */
final class CertificateOperations {
    private static final Set<String> REASONS = Set.of(
            "UNSPECIFIED",
            "KEY_COMPROMISE",
            "CERTIFICATE_AUTHORITY_COMPROMISE",
            "AFFILIATION_CHANGED",
            "SUPERSEDED",
            "CESSATION_OF_OPERATION",
            "PRIVILEGE_WITHDRAWN",
            "A_A_COMPROMISE");

    private final World world;
    private final Authorities authorities;
    private final Issued issued;
    private final IdempotencyWindow window = new IdempotencyWindow();

    CertificateOperations(World world, Authorities authorities, Issued issued) {
        this.world = world;
        this.authorities = authorities;
        this.issued = issued;
    }

    Map<String, Operation> table() {
        return Map.of(
                "IssueCertificate", this::issue,
                "GetCertificate", this::get,
                "RevokeCertificate", this::revoke);
    }

    private Output issue(Call call) {
        Authority authority = authorities.named(call);
        Arguments.checkIdempotencyToken(call.input());
        String algorithm = Arguments.oneOf(call.input(), "SigningAlgorithm", Algorithms.SIGNING);
        Algorithms.checkFamily(authority.configuration().keyAlgorithm(), algorithm);
        String arn = window.once(call, authority.arn(), world.now(), () -> sign(authority, call.input(), algorithm));
        return Output.of().put("CertificateArn", arn);
    }

    private String sign(Authority authority, Input input, String algorithm) {
        Template template = input.text("TemplateArn").map(Template::parse).orElse(Template.END_ENTITY);
        checkMayIssue(authority, template);
        PKCS10CertificationRequest csr = Pem.request(Arguments.blob(input, "Csr"));
        Validity validity = Validity.of(input, authority, world.now());
        Input api = template.fromApi() ? input.at("ApiPassthrough") : Input.EMPTY;
        BigInteger serial = new BigInteger(1, world.ids().bytes(16)).setBit(126).clearBit(127);
        X509Certificate certificate =
                new Signing(authority, serial).certificate(new Signing.Wanted(csr, template, api, validity, algorithm));
        String arn = authority.arn() + "/certificate/" + serial;
        Instant ready = world.now().plus(world.delay(Delay.CERTIFICATE_ISSUE));
        issued.put(new Issued.Entry(arn, authority.arn(), certificate, authority.chain(), ready, Optional.empty()));
        return arn;
    }

    private static void checkMayIssue(Authority authority, Template template) {
        boolean ownRoot = template.base().root() && authority.identity().type().equals("ROOT");
        boolean ready =
                authority.status() == Status.ACTIVE || (ownRoot && authority.status() == Status.PENDING_CERTIFICATE);
        if (!ready) {
            throw AcmPcaError.INVALID_STATE.because(
                    "The certificate authority %s is not in a valid state for issuing".formatted(authority.arn())
                            + " certificates: " + authority.status());
        }
        if (template.base().root() && !authority.identity().type().equals("ROOT")) {
            throw AcmPcaError.INVALID_ARGS.because(
                    "A subordinate certificate authority cannot issue a root certificate");
        }
    }

    private Output get(Call call) {
        Issued.Entry entry = named(call, authorities.named(call));
        if (entry.readyAt().isAfter(world.now())) {
            throw AcmPcaError.IN_PROGRESS.because("The request has not been completed for certificate: " + entry.arn());
        }
        Output output = Output.of().put("Certificate", Pem.write(entry.certificate()));
        return entry.chain().isEmpty() ? output : output.put("CertificateChain", Pem.write(entry.chain()));
    }

    private Issued.Entry named(Call call, Authority authority) {
        String arn = Arguments.required(call.input(), "CertificateArn");
        if (!arn.matches(authority.arn() + "/certificate/[0-9a-f]+")) {
            throw AcmPcaError.INVALID_ARN.because("Invalid ARN: " + arn);
        }
        return issued.find(arn)
                .orElseThrow(() -> AcmPcaError.NOT_FOUND.because("Could not find Certificate with ARN " + arn));
    }

    private Output revoke(Call call) {
        Authority authority = authorities.named(call);
        Arguments.oneOf(call.input(), "RevocationReason", REASONS);
        BigInteger serial = serial(Arguments.required(call.input(), "CertificateSerial"));
        if (authority
                .certificate()
                .map(X509Certificate::getSerialNumber)
                .filter(serial::equals)
                .isPresent()) {
            throw AcmPcaError.INVALID_REQUEST.because("A certificate authority cannot revoke its own certificate");
        }
        Issued.Entry entry = issued.find(authority.arn(), serial)
                .orElseThrow(() -> AcmPcaError.NOT_FOUND.because(
                        "Could not find Certificate with serial %s".formatted(serial.toString(16))));
        if (entry.revokedAt().isPresent()) {
            throw AcmPcaError.ALREADY_PROCESSED.because("The certificate has already been revoked");
        }
        issued.put(entry.revoked(world.now()));
        return Output.nothing();
    }

    /** Hexadecimal, with or without colons. */
    private static BigInteger serial(String text) {
        String digits = text.replace(":", "");
        if (!digits.matches("[0-9a-fA-F]{1,128}")) {
            throw AcmPcaError.INVALID_ARGS.because("The certificate serial must be hexadecimal");
        }
        return new BigInteger(digits, 16);
    }
}
