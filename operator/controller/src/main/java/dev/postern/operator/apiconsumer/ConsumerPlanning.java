package dev.postern.operator.apiconsumer;

import dev.postern.api.ApiConsumer;
import dev.postern.api.ApiConsumerChecks;
import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;
import dev.postern.api.InternalApi;
import dev.postern.contract.ChildNames;
import dev.postern.contract.Ports;
import dev.postern.identity.KeyAlgorithm;
import dev.postern.identity.SpiffeId;
import dev.postern.operator.apiconsumer.ConsumerPlan.IdentityPlan;
import dev.postern.operator.certificate.WantedCertificate;
import dev.postern.operator.condition.ConditionFact;
import dev.postern.operator.condition.FindingsText;
import dev.postern.operator.configuration.Authorities;
import dev.postern.operator.configuration.Authority;
import dev.postern.operator.document.DocumentClaims;
import dev.postern.policy.document.ConsumerDocument;
import dev.postern.policy.document.ConsumerState;
import dev.postern.policy.document.Destination;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** From facts to plan. Nothing is issued to a consumer that nobody consents to; its document says what is missing. */
@Singleton
public final class ConsumerPlanning {

    private final Authorities authorities;

    @Inject
    public ConsumerPlanning(Authorities authorities) {
        this.authorities = authorities;
    }

    public ConsumerPlan plan(ConsumerFacts facts) {
        ConditionFact accepted = accepted(facts.consumer());
        Standing standing = StandingPlanning.standing(facts);
        return new ConsumerPlan(
                accepted,
                standing,
                identity(facts, accepted, standing),
                document(facts, state(facts, accepted, standing)));
    }

    /** The plan for a consumer that goes. */
    public ConsumerPlan leaving(ConsumerFacts facts) {
        String message = "The ApiConsumer is being deleted.";
        ConditionFact deleting = ConditionFact.fails(ConditionType.ACCEPTED, ConditionReason.DELETING, message);
        Optional<DocumentClaims<ConsumerDocument>> withdrawn = facts.stored().isPresent()
                ? document(facts, new ConsumerState.Withdrawn(ConditionReason.DELETING.text(), message))
                : Optional.empty();
        return new ConsumerPlan(
                deleting,
                new Standing.NoConsent(ConditionReason.DELETING, message),
                new IdentityPlan.GiveUp(),
                withdrawn);
    }

    private IdentityPlan identity(ConsumerFacts facts, ConditionFact accepted, Standing standing) {
        return switch (standing) {
            case Standing.Granted ignored
            when accepted.isTrue() ->
                wanted(facts.consumer())
                        .<IdentityPlan>map(IdentityPlan.Advance::new)
                        .orElseGet(IdentityPlan.Leave::new);
            case Standing.Granted ignored -> new IdentityPlan.Leave();
            case Standing.NotGranted ignored -> new IdentityPlan.Leave();
            case Standing.NoConsent ignored -> new IdentityPlan.GiveUp();
        };
    }

    private ConsumerState state(ConsumerFacts facts, ConditionFact accepted, Standing standing) {
        return switch (standing) {
            case Standing.Granted(InternalApi api, var ignored) -> new ConsumerState.Granted(destination(api));
            case Standing.NotGranted(ConditionReason reason, String message) ->
                accepted.isTrue()
                        ? without(facts, reason, message)
                        : without(facts, accepted.reason(), accepted.message());
            case Standing.NoConsent(ConditionReason reason, String message) ->
                accepted.isTrue()
                        ? without(facts, reason, message)
                        : without(facts, accepted.reason(), accepted.message());
        };
    }

    /**
     * Access that once was there is withdrawn, which ends open sessions; else it is not there yet. An API that cannot be
     * read or has not been looked at withdraws nothing.
     */
    private static ConsumerState without(ConsumerFacts facts, ConditionReason reason, String message) {
        Optional<ConsumerState> before =
                facts.stored().map(stored -> stored.document().state());
        if (before.isEmpty() || before.get() instanceof ConsumerState.Pending) {
            return new ConsumerState.Pending(reason.text(), message);
        }
        return reason == ConditionReason.API_NOT_READY && before.get() instanceof ConsumerState.Granted
                ? before.get()
                : new ConsumerState.Withdrawn(reason.text(), message);
    }

    private Destination destination(InternalApi api) {
        String namespace = api.getMetadata().getNamespace();
        String name = api.getMetadata().getName();
        String host = ChildNames.ofApi(name).serviceHost(namespace);
        return new Destination(
                host,
                Ports.INBOUND_IN_CLUSTER,
                host,
                SpiffeId.api(authorities.trustDomain(), namespace, name).uri());
    }

    private static Optional<DocumentClaims<ConsumerDocument>> document(ConsumerFacts facts, ConsumerState state) {
        return facts.trustRoots().isEmpty()
                ? Optional.empty()
                : Optional.of((generation, issuedAt, validUntil) -> new ConsumerDocument(
                        facts.ref(),
                        facts.uid(),
                        generation,
                        issuedAt,
                        validUntil,
                        state,
                        facts.trustRoots(),
                        List.of()));
    }

    private ConditionFact accepted(ApiConsumer consumer) {
        var findings = ApiConsumerChecks.findings(consumer);
        if (!findings.isEmpty()) {
            return refused(ConditionReason.INVALID, FindingsText.of(findings));
        }
        if (consumer.getSpec().optionalPrivateLink().isPresent()) {
            return refused(
                    ConditionReason.INVALID,
                    "spec.privateLink: PrivateLink is not built yet. Leave it out to call inside the cluster.");
        }
        return authority(consumer)
                .map(authority -> allowed(consumer, authority))
                .orElseGet(() -> refused(
                        ConditionReason.AUTHORITY_UNKNOWN,
                        "spec.certificate.authority: there is no certificate authority "
                                + consumer.getSpec().certificate().authority() + ". Name one of "
                                + authorities.byName().keySet().stream()
                                        .sorted()
                                        .toList() + "."));
    }

    private static ConditionFact allowed(ApiConsumer consumer, Authority authority) {
        String namespace = consumer.getMetadata().getNamespace();
        return authority.serves(namespace)
                ? ConditionFact.holds(ConditionType.ACCEPTED, ConditionReason.ACCEPTED, "The spec passed every check.")
                : refused(
                        ConditionReason.AUTHORITY_NOT_ALLOWED,
                        "spec.certificate.authority: " + authority.name() + " is not for namespace " + namespace
                                + ". Name another, or have " + namespace + " added to postern.authorities."
                                + authority.name() + ".namespaces.");
    }

    private Optional<WantedCertificate> wanted(ApiConsumer consumer) {
        return authority(consumer)
                .flatMap(authority -> consumer.getSpec()
                        .certificate()
                        .lifetime()
                        .map(lifetime -> new WantedCertificate(
                                SpiffeId.consumer(
                                        authority.trustDomain(),
                                        consumer.getMetadata().getNamespace(),
                                        consumer.getMetadata().getName()),
                                List.of(),
                                KeyAlgorithm.EC_P256,
                                lifetime,
                                authority,
                                consumer.getMetadata().getUid())));
    }

    private Optional<Authority> authority(ApiConsumer consumer) {
        return authorities.find(consumer.getSpec().certificate().authority());
    }

    private static ConditionFact refused(ConditionReason reason, String message) {
        return ConditionFact.fails(ConditionType.ACCEPTED, reason, message);
    }
}
