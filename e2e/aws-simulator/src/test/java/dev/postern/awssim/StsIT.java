package dev.postern.awssim;

import static dev.postern.awssim.Refusals.assertRefused;
import static dev.postern.awssim.Worlds.OPERATOR;
import static dev.postern.awssim.Worlds.PROVIDER;
import static dev.postern.awssim.Worlds.ROLE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.awssim.seed.KeySeed;
import dev.postern.awssim.seed.RoleSeed;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

class StsIT {
    private static final RoleSeed NARROW =
            new RoleSeed("narrow", List.of(ROLE.arn(PROVIDER)), "", List.of("sts:AssumeRole", "acm-pca:List*"));
    private AwsSimulator aws;
    private StsClient sts;

    @BeforeEach
    void start() {
        aws = AwsSimulator.start(
                SimulatorOptions.of(Worlds.operator(), Worlds.provider().with(NARROW)));
        sts = Clients.of(aws, OPERATOR, StsClient.builder());
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private AssumeRoleResponse assume(StsClient caller, String role, String externalId) {
        return caller.assumeRole(request -> request.roleArn(role)
                .roleSessionName("shop.orders")
                .externalId(externalId.isEmpty() ? null : externalId));
    }

    @Test
    void assumesARoleWithItsExternalIdAndIsThatRolesSessionFromThenOn() {
        AssumeRoleResponse assumed = assume(sts, ROLE.arn(PROVIDER), "external-1");

        StsClient session = Clients.of(aws, assumed.credentials(), StsClient.builder());
        assertThat(session.getCallerIdentity().arn())
                .isEqualTo("arn:aws:sts::111111111111:assumed-role/postern/shop.orders")
                .isEqualTo(assumed.assumedRoleUser().arn());
        assertThat(session.getCallerIdentity().account()).isEqualTo(PROVIDER);
        assertThat(assumed.credentials().expiration()).isAfter(Instant.now().plusSeconds(3500));
    }

    @Test
    void refusesAMissingAWrongAndAnUnknownRolesExternalIdAlike() {
        for (String externalId : List.of("", "external-2")) {
            assertRefused(() -> assume(sts, ROLE.arn(PROVIDER), externalId), "AccessDenied", 403);
        }
        assertRefused(() -> assume(sts, "arn:aws:iam::111111111111:role/nobody", "external-1"), "AccessDenied", 403);
    }

    @Test
    void refusesACallerThatTheTrustPolicyDoesNotName() {
        StsClient stranger = Clients.of(aws, Worlds.PROVIDER_ADMIN, StsClient.builder());

        assertRefused(() -> assume(stranger, ROLE.arn(PROVIDER), "external-1"), "AccessDenied", 403);
    }

    @Test
    void capsRoleChainingAtOneHour() {
        StsClient session =
                Clients.of(aws, assume(sts, ROLE.arn(PROVIDER), "external-1").credentials(), StsClient.builder());

        assertRefused(
                () -> session.assumeRole(request -> request.roleArn(NARROW.arn(PROVIDER))
                        .roleSessionName("chained")
                        .durationSeconds(3601)),
                "ValidationError",
                400);
        assertThat(assume(session, NARROW.arn(PROVIDER), "").credentials()).isNotNull();
    }

    @Test
    void allowsOnlyTheActionsOfTheRole() {
        StsClient session =
                Clients.of(aws, assume(sts, ROLE.arn(PROVIDER), "external-1").credentials(), StsClient.builder());
        AcmPcaClient narrow =
                Clients.of(aws, assume(session, NARROW.arn(PROVIDER), "").credentials(), AcmPcaClient.builder());

        assertThat(narrow.listCertificateAuthorities().certificateAuthorities()).hasSize(4);
        assertRefused(
                () -> narrow.describeCertificateAuthority(
                        request -> request.certificateAuthorityArn(Worlds.INTERNAL.arn(PROVIDER, Worlds.REGION))),
                "AccessDeniedException",
                400);
    }

    @Test
    void tellsAnEndedSessionSo() {
        StsClient session =
                Clients.of(aws, assume(sts, ROLE.arn(PROVIDER), "external-1").credentials(), StsClient.builder());

        aws.accounts().endSessions();

        assertRefused(session::getCallerIdentity, "ExpiredToken", 403);
    }

    @Test
    void refusesAnUnknownKeyAndAWrongSecret() {
        KeySeed unknown = new KeySeed("x", "AKIAUNKNOWN000000001", "x", List.of());
        KeySeed wrong = new KeySeed("x", OPERATOR.id(), "not-the-secret", List.of());

        assertRefused(
                () -> Clients.of(aws, unknown, StsClient.builder()).getCallerIdentity(), "InvalidClientTokenId", 403);
        assertRefused(
                () -> Clients.of(aws, wrong, StsClient.builder()).getCallerIdentity(), "SignatureDoesNotMatch", 403);
    }
}
