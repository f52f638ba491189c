package dev.postern.operator.fleet;

import dev.postern.api.ConditionReason;
import dev.postern.identity.KeyAlgorithm;
import dev.postern.identity.SpiffeId;
import dev.postern.operator.certificate.CertificateLifecycle;
import dev.postern.operator.certificate.CertificateOutcome;
import dev.postern.operator.certificate.CertificateProgress;
import dev.postern.operator.certificate.Distribution;
import dev.postern.operator.certificate.IdentitySecrets;
import dev.postern.operator.certificate.LiveIdentity;
import dev.postern.operator.certificate.WantedCertificate;
import dev.postern.operator.configuration.Authorities;
import dev.postern.operator.configuration.TimeBounds;
import dev.postern.operator.kubernetes.OperatorSecrets;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** The operator's own certificate: what it shows to sidecars when it asks for their state. */
@Singleton
final class OperatorIdentity {

    private static final Logger LOG = Logger.getLogger(OperatorIdentity.class);

    private static final String LIVE = "postern-operator-identity";

    private static final String PENDING = LIVE + "-pending";

    private final CertificateLifecycle lifecycle;
    private final IdentitySecrets secrets;
    private final WantedCertificate wanted;
    private final InstantSource clock;
    private Instant nextCheck = Instant.MIN;
    private Optional<LiveIdentity> live = Optional.empty();
    private String lastProblem = "";

    @Inject
    OperatorIdentity(
            CertificateLifecycle lifecycle, OperatorSecrets store, Authorities authorities, InstantSource clock) {
        this.lifecycle = lifecycle;
        this.secrets = new IdentitySecrets(store, LIVE, PENDING);
        this.wanted = wanted(authorities, store.namespace());
        this.clock = clock;
    }

    /** Carries the certificate on when it is time to. The answer is the identity to use now. */
    Optional<LiveIdentity> current() {
        if (!clock.instant().isBefore(nextCheck)) {
            CertificateOutcome outcome = lifecycle.advance(wanted, secrets, Distribution.notNeeded());
            live = outcome.live();
            nextCheck = clock.instant().plus(delay(outcome.progress()));
        }
        return live;
    }

    private Duration delay(CertificateProgress progress) {
        return switch (progress) {
            case CertificateProgress.Current ignored -> TimeBounds.REPORT_SLOW;
            case CertificateProgress.InProgress(String ignored, var checkAfter) -> checkAfter;
            case CertificateProgress.Distributing ignored -> TimeBounds.CERTIFICATE_POLL;
            case CertificateProgress.Failed(ConditionReason reason, String message, var retryAfter) -> {
                warnOnce(reason.text(), message);
                yield retryAfter;
            }
        };
    }

    private void warnOnce(String reason, String message) {
        if (!lastProblem.equals(message)) {
            lastProblem = message;
            LOG.warnf(
                    "no certificate for the operator itself, pods cannot be asked what they obey reason=%s message=%s",
                    reason, message);
        }
    }

    private static WantedCertificate wanted(Authorities authorities, String namespace) {
        SpiffeId id = SpiffeId.operator(authorities.trustDomain(), namespace);
        return new WantedCertificate(
                id,
                List.of(),
                KeyAlgorithm.EC_P256,
                TimeBounds.OPERATOR_CERTIFICATE_VALIDITY,
                authorities.own(),
                id.uri());
    }
}
