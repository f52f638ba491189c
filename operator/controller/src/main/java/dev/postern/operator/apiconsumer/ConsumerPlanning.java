package dev.postern.operator.apiconsumer;

import dev.postern.api.ApiConsumer;
import dev.postern.api.ApiConsumerChecks;
import dev.postern.api.ApiConsumerStatus.Path;
import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;
import dev.postern.api.Grant;
import dev.postern.api.InternalApi;
import dev.postern.contract.ChildNames;
import dev.postern.contract.Ports;
import dev.postern.identity.KeyAlgorithm;
import dev.postern.identity.SpiffeId;
import dev.postern.operator.apiconsumer.ConsumerPlan.IdentityPlan;
import dev.postern.operator.certificate.WantedCertificate;
import dev.postern.operator.cloud.PathPlan;
import dev.postern.operator.cloud.Reasons;
import dev.postern.operator.condition.ConditionFact;
import dev.postern.operator.condition.FindingsText;
import dev.postern.operator.condition.NamespaceCondition;
import dev.postern.operator.configuration.Accounts;
import dev.postern.operator.configuration.Authorities;
import dev.postern.operator.configuration.Authority;
import dev.postern.operator.document.DocumentClaims;
import dev.postern.operator.internalapi.GrantPlanning;
import dev.postern.operator.kubernetes.NamespaceGuard;
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
    private final ConsumerPathPlanning paths;

    @Inject
    public ConsumerPlanning(Authorities authorities, Accounts accounts) {
        this.authorities = authorities;
        this.paths = new ConsumerPathPlanning(accounts);
    }

    public ConsumerPlan plan(ConsumerFacts facts) {
        Standing standing = StandingPlanning.standing(facts);
        ConditionFact spec = spec(facts);
        PathPlan path = spec.isTrue() || !(standing instanceof Standing.Granted)
                ? paths.plan(facts, standing)
                : new PathPlan.Leave();
        ConditionFact accepted = accepted(spec, path);
        return new ConsumerPlan(
                accepted,
                standing,
                path,
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
        Standing standing = new Standing.NoConsent(ConditionReason.DELETING, message);
        return new ConsumerPlan(deleting, standing, paths.plan(facts, standing), new IdentityPlan.GiveUp(), withdrawn);
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
            case Standing.Granted(InternalApi api, Grant grant) ->
                reachable(facts, new Offered(api, grant))
                        .<ConsumerState>map(ConsumerState.Granted::new)
                        .orElseGet(() -> connecting(facts, accepted));
            case Standing.NotGranted(ConditionReason reason, String message) ->
                bearsOnNothing(accepted)
                        ? without(facts, reason, message)
                        : without(facts, accepted.reason(), accepted.message());
            case Standing.NoConsent(ConditionReason reason, String message) ->
                bearsOnNothing(accepted)
                        ? without(facts, reason, message)
                        : without(facts, accepted.reason(), accepted.message());
        };
    }

    /** A label that is taken off a namespace withdraws nothing: what stands goes on by what the API says. */
    private static boolean bearsOnNothing(ConditionFact accepted) {
        return accepted.isTrue() || accepted.reason() == ConditionReason.NAMESPACE_NOT_ENABLED;
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

    /** Access is granted and the way there is still being made. What the pods were once told stays. */
    private static ConsumerState connecting(ConsumerFacts facts, ConditionFact accepted) {
        return bearsOnNothing(accepted)
                ? without(
                        facts,
                        ConditionReason.API_NOT_READY,
                        "Access is granted; endpoint and record are still being made. See EndpointReady.")
                : without(facts, accepted.reason(), accepted.message());
    }

    /** Over PrivateLink the API is reached once the consumer's own record is published. */
    private Optional<Destination> reachable(ConsumerFacts facts, Offered offered) {
        String spiffeId = SpiffeId.api(
                        authorities.trustDomain(),
                        facts.apiRef().namespace(),
                        facts.apiRef().name())
                .uri();
        if (!GrantPlanning.isOverPrivateLink(offered.grant())) {
            String host = ChildNames.ofApi(facts.apiRef().name())
                    .serviceHost(facts.apiRef().namespace());
            return Optional.of(new Destination(host, Ports.INBOUND_IN_CLUSTER, host, spiffeId));
        }
        return facts.path()
                .map(Path::dnsName)
                .filter(name -> !name.isEmpty())
                .map(name -> new Destination(name, offered.port(), name, spiffeId));
    }

    private static ConditionFact accepted(ConditionFact spec, PathPlan path) {
        return spec.isTrue() && path instanceof PathPlan.Refused(var findings)
                ? refused(Reasons.of(findings.getFirst()), FindingsText.of(findings))
                : spec;
    }

    private static Optional<DocumentClaims<ConsumerDocument>> document(ConsumerFacts facts, ConsumerState state) {
        boolean isDue =
                facts.guard() == NamespaceGuard.ENABLED || facts.stored().isPresent();
        return facts.trustRoots().isEmpty() || !isDue
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

    private ConditionFact spec(ConsumerFacts facts) {
        return switch (facts.guard()) {
            case ENABLED -> accepted(facts.consumer());
            case NOT_ENABLED -> NamespaceCondition.notEnabled(facts.ref().namespace());
        };
    }

    private ConditionFact accepted(ApiConsumer consumer) {
        var findings = ApiConsumerChecks.findings(consumer);
        if (!findings.isEmpty()) {
            return refused(ConditionReason.INVALID, FindingsText.of(findings));
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
