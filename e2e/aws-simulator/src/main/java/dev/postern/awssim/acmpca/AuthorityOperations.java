package dev.postern.awssim.acmpca;

import dev.postern.awssim.acmpca.Authority.Configuration;
import dev.postern.awssim.acmpca.Authority.Identity;
import dev.postern.awssim.acmpca.Authority.State;
import dev.postern.awssim.acmpca.Authority.Status;
import dev.postern.awssim.clock.Delay;
import dev.postern.awssim.clock.World;
import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.CommonError;
import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** The life of an authority: create, import its certificate, disable, delete, restore. */
final class AuthorityOperations {
    private static final Set<String> TYPES = Set.of("ROOT", "SUBORDINATE");
    private static final Set<Status> DELETABLE =
            EnumSet.of(Status.CREATING, Status.PENDING_CERTIFICATE, Status.DISABLED, Status.EXPIRED);

    private final World world;
    private final Authorities authorities;
    private final IdempotencyWindow window = new IdempotencyWindow();

    AuthorityOperations(World world, Authorities authorities) {
        this.world = world;
        this.authorities = authorities;
    }

    Map<String, Operation> table() {
        return Map.of(
                "CreateCertificateAuthority", this::create,
                "DescribeCertificateAuthority", this::describe,
                "ListCertificateAuthorities", this::list,
                "GetCertificateAuthorityCsr", this::csr,
                "GetCertificateAuthorityCertificate", this::certificate,
                "ImportCertificateAuthorityCertificate", this::importCertificate,
                "UpdateCertificateAuthority", this::update,
                "DeleteCertificateAuthority", this::delete,
                "RestoreCertificateAuthority", this::restore);
    }

    private Output create(Call call) {
        Arguments.checkIdempotencyToken(call.input());
        Arguments.oneOf(call.input(), "CertificateAuthorityType", TYPES);
        Configuration configuration = configuration(call.input());
        String arn = window.once(call, "", world.now(), () -> begin(call, configuration));
        return Output.of().put("CertificateAuthorityArn", arn);
    }

    private static Configuration configuration(Input input) {
        Input given = input.at("CertificateAuthorityConfiguration");
        String key = Arguments.oneOf(given, "KeyAlgorithm", Algorithms.keys());
        String signing = Arguments.oneOf(given, "SigningAlgorithm", Algorithms.SIGNING);
        Algorithms.checkFamily(key, signing);
        if (given.at("CsrExtensions").has("SubjectInformationAccess")) {
            throw AcmPcaError.INVALID_ARGS.because("The simulator does not write SubjectInformationAccess");
        }
        return new Configuration(
                key,
                signing,
                given.at("Subject"),
                given.at("CsrExtensions"),
                input.text("UsageMode").orElse("GENERAL_PURPOSE"),
                input.text("KeyStorageSecurityStandard").orElse("FIPS_140_2_LEVEL_3_OR_HIGHER"));
    }

    private String begin(Call call, Configuration configuration) {
        String arn = "arn:aws:acm-pca:%s:%s:certificate-authority/%s"
                .formatted(call.region(), call.account(), world.ids().uuid());
        Instant now = world.now();
        authorities.put(new Authority(
                new Identity(arn, call.account(), Arguments.required(call.input(), "CertificateAuthorityType"), now),
                configuration,
                Algorithms.generate(configuration.keyAlgorithm()),
                new State(Status.CREATING, now, Optional.empty()),
                call.input().at("RevocationConfiguration"),
                List.of(),
                Tagging.read(call.input())));
        world.after(
                Delay.AUTHORITY_CREATION,
                () -> authorities.update(arn, made -> made.in(Status.PENDING_CERTIFICATE, world.now())));
        return arn;
    }

    private Output describe(Call call) {
        return Output.of().put("CertificateAuthority", AuthorityView.of(authorities.named(call)));
    }

    private Output list(Call call) {
        boolean others = call.input().text("ResourceOwner").orElse("SELF").equals("OTHER_ACCOUNTS");
        List<Authority> own = others ? List.of() : authorities.of(call.account(), call.region());
        Page<Authority> page = Page.of(own, call.input());
        return Output.of()
                .list(
                        "CertificateAuthorities",
                        page.entries().stream().map(AuthorityView::of).toList())
                .put("NextToken", page.next());
    }

    private Output csr(Call call) {
        Authority authority = authorities.named(call);
        if (authority.status() == Status.CREATING) {
            throw AcmPcaError.IN_PROGRESS.because("The certificate authority is still being created");
        }
        try {
            byte[] der = new JcaPKCS10CertificationRequestBuilder(
                            Subject.name(authority.configuration().subject()),
                            authority.keys().getPublic())
                    .build(Algorithms.signer(
                            authority.keys(), authority.configuration().signingAlgorithm()))
                    .getEncoded();
            return Output.of().put("Csr", Pem.block("CERTIFICATE REQUEST", der) + "\n");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Output certificate(Call call) {
        Authority authority = authorities.named(call);
        X509Certificate own = authority
                .certificate()
                .orElseThrow(() -> AcmPcaError.INVALID_STATE.because(
                        "The certificate authority %s is not in the correct state to have a certificate: %s"
                                .formatted(authority.arn(), authority.status())));
        Output output = Output.of().put("Certificate", Pem.write(own));
        List<X509Certificate> above =
                authority.chain().subList(1, authority.chain().size());
        return above.isEmpty() ? output : output.put("CertificateChain", Pem.write(above));
    }

    private Output importCertificate(Call call) {
        Authority authority = authorities.named(call);
        if (authority.status() != Status.PENDING_CERTIFICATE && authority.status() != Status.ACTIVE) {
            throw AcmPcaError.INVALID_STATE.because("The certificate authority is not in the correct state to import a"
                    + " certificate: " + authority.status());
        }
        List<X509Certificate> chain = ImportedChain.check(authority, call.input());
        authorities.put(authority.withChain(chain).in(Status.ACTIVE, world.now()));
        return Output.nothing();
    }

    private Output update(Call call) {
        Authority authority = authorities.named(call);
        if (authority.status() != Status.ACTIVE && authority.status() != Status.DISABLED) {
            throw AcmPcaError.INVALID_STATE.because(
                    "The certificate authority is not in the correct state to be updated: " + authority.status());
        }
        Authority revised = call.input().has("RevocationConfiguration")
                ? authority.withRevocation(call.input().at("RevocationConfiguration"))
                : authority;
        Optional<Status> wanted = call.input().has("Status")
                ? Optional.of(Status.valueOf(Arguments.oneOf(call.input(), "Status", Set.of("ACTIVE", "DISABLED"))))
                : Optional.empty();
        authorities.put(wanted.map(status -> revised.in(status, world.now())).orElse(revised));
        return Output.nothing();
    }

    private Output delete(Call call) {
        Authority authority = authorities.named(call);
        if (!DELETABLE.contains(authority.status())) {
            throw AcmPcaError.INVALID_STATE.because(
                    "The certificate authority must be disabled before it is deleted: " + authority.status());
        }
        int days = call.input().number("PermanentDeletionTimeInDays").orElse(30);
        if (days < 7 || days > 30) {
            throw CommonError.VALIDATION.because(
                    "1 validation error detected: Value '%d' at 'permanentDeletionTimeInDays'".formatted(days)
                            + " failed to satisfy constraint: Member must have value between 7 and 30");
        }
        Instant until = world.now().plus(Duration.ofDays(days));
        authorities.put(authority.in(new State(Status.DELETED, world.now(), Optional.of(until))));
        return Output.nothing();
    }

    private Output restore(Call call) {
        Authority authority = authorities.named(call);
        if (authority.status() != Status.DELETED) {
            throw AcmPcaError.INVALID_STATE.because("The certificate authority is not deleted");
        }
        Status back = authority.chain().isEmpty() ? Status.PENDING_CERTIFICATE : Status.DISABLED;
        authorities.put(authority.in(back, world.now()));
        return Output.nothing();
    }
}
