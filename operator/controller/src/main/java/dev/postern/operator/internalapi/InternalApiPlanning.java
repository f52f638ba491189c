package dev.postern.operator.internalapi;

import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;
import dev.postern.api.Deletion.Resources;
import dev.postern.api.Grant;
import dev.postern.api.InternalApi;
import dev.postern.api.InternalApiChecks;
import dev.postern.api.InternalApiStatus;
import dev.postern.api.InternalApiStatus.State;
import dev.postern.aws.apply.Mode;
import dev.postern.contract.ChildNames;
import dev.postern.identity.KeyAlgorithm;
import dev.postern.identity.SpiffeId;
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
import dev.postern.operator.kubernetes.WholeObject;
import dev.postern.policy.ConsumerRef;
import dev.postern.policy.document.ApiDocument;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** From facts to plan. A spec that is not accepted adds nothing, but ends and expiries go on. */
@Singleton
public final class InternalApiPlanning {

    private final Authorities authorities;
    private final ApiPathPlanning paths;

    @Inject
    public InternalApiPlanning(Authorities authorities, Accounts accounts) {
        this.authorities = authorities;
        this.paths = new ApiPathPlanning(accounts);
    }

    public InternalApiPlan plan(InternalApiFacts facts) {
        ConditionFact accepted = accepted(facts);
        List<Grant> grants = GrantPlanning.grants(
                facts, accepted.isTrue() ? GrantPlanning.Admission.OPEN : GrantPlanning.Admission.CLOSED);
        return new InternalApiPlan(
                accepted,
                accepted.isTrue() || isRenewalDue(facts) ? wanted(facts.api()) : Optional.empty(),
                grants,
                path(facts, grants, accepted),
                document(facts, grants, accepted),
                State.OPEN);
    }

    /** A pause puts off what is new, not that what is in use stays in use. */
    private boolean isRenewalDue(InternalApiFacts facts) {
        return Pause.until(facts).isPresent()
                && spec(facts).isTrue()
                && facts.status()
                        .flatMap(InternalApiStatus::optionalCertificate)
                        .filter(certificate -> certificate.optionalPending().isPresent()
                                || certificate
                                        .optionalRenewAt()
                                        .filter(at -> !facts.now().isBefore(at))
                                        .isPresent())
                        .isPresent();
    }

    /** What is not accepted, or paused, adds nothing; what takes access away goes on. */
    private PathPlan path(InternalApiFacts facts, List<Grant> grants, ConditionFact accepted) {
        if (accepted.isTrue()) {
            return paths.plan(facts, grants, Mode.EVERYTHING);
        }
        boolean stands = ApiPathPlanning.aws(facts).isPresent();
        return stands && InternalApiChecks.findings(facts.api()).isEmpty()
                ? paths.plan(facts, grants, Mode.WITHDRAWALS_ONLY)
                : new PathPlan.Leave();
    }

    /** The plan for an API that goes: nobody may call it any more. */
    public InternalApiPlan closing(InternalApiFacts facts) {
        ConditionFact closing = ConditionFact.fails(
                ConditionType.ACCEPTED,
                ConditionReason.DELETING,
                "The API is being deleted; its callers are refused." + ClosingDocument.waitsFor(facts));
        return new InternalApiPlan(
                closing,
                Optional.empty(),
                List.of(),
                new PathPlan.Leave(),
                document(facts, List.of(), closing),
                State.CLOSING);
    }

    /** The plan for an API of which something still stands in AWS. */
    InternalApiPlan closing(InternalApiFacts facts, PathPlan path, String forWhat) {
        ConditionFact waiting = ConditionFact.fails(
                ConditionType.ACCEPTED, ConditionReason.DELETING, "The API is being deleted. " + forWhat);
        return new InternalApiPlan(
                waiting,
                Optional.empty(),
                facts.recordedGrants(),
                path,
                document(facts, List.of(), waiting),
                State.CLOSING);
    }

    /** Ends what stands in AWS: all of it, or with Retain only that anybody can connect. */
    PathPlan ending(InternalApiFacts facts, Resources resources) {
        return resources == Resources.RETAIN ? paths.closed(facts) : paths.teardown(facts);
    }

    /**
     * The plan while a deletion waits: everything stays and is renewed, as whoever is connected may still need it. Only
     * grants of consumers that go end, so that these can.
     */
    public InternalApiPlan waiting(InternalApiFacts facts, String forWhat) {
        ConditionFact waiting = ConditionFact.fails(
                ConditionType.ACCEPTED, ConditionReason.DELETING, "The API is being deleted. " + forWhat);
        List<Grant> grants = GrantPlanning.grants(facts, GrantPlanning.Admission.FROZEN);
        return new InternalApiPlan(
                waiting,
                spec(facts).isTrue() ? wanted(facts.api()) : Optional.empty(),
                grants,
                new PathPlan.Leave(),
                document(facts, grants, waiting),
                State.OPEN);
    }

    /** Host and SNI names under which the API is called. */
    private Set<String> hosts(InternalApi api) {
        Stream<String> allowed = authority(api).stream()
                .flatMap(authority ->
                        api.getSpec().certificate().dnsNames().stream().filter(authority::allowsDnsName));
        return Stream.concat(Stream.of(serviceHost(api)), allowed).collect(Collectors.toUnmodifiableSet());
    }

    /** Consumers over PrivateLink call by the names of their own records. */
    private Set<String> hosts(InternalApiFacts facts, List<Grant> grants) {
        Set<ConsumerRef> callers = grants.stream()
                .filter(grant -> GrantPlanning.isLive(grant) && GrantPlanning.isOverPrivateLink(grant))
                .map(GrantPlanning::consumerOf)
                .collect(Collectors.toUnmodifiableSet());
        Stream<String> records = facts.consumers().stream()
                .filter(consumer -> callers.contains(consumer.toRef()) && WholeObject.is(consumer))
                .flatMap(consumer -> consumer.getSpec().optionalPrivateLink().stream())
                .map(path -> path.dns().qualifiedName());
        return Stream.concat(hosts(facts.api()).stream(), records).collect(Collectors.toUnmodifiableSet());
    }

    private Optional<DocumentClaims<ApiDocument>> document(
            InternalApiFacts facts, List<Grant> grants, ConditionFact accepted) {
        boolean isDue = accepted.isTrue() || facts.stored().isPresent();
        return isDue && !facts.trustRoots().isEmpty()
                ? Optional.of(
                        ApiDocumentPlanning.claims(facts, grants, hosts(facts, grants), authorities.trustDomain()))
                : Optional.empty();
    }

    private ConditionFact accepted(InternalApiFacts facts) {
        ConditionFact spec = spec(facts);
        if (spec.isTrue() && paths.plan(facts, List.of(), Mode.EVERYTHING) instanceof PathPlan.Refused(var findings)) {
            return refused(Reasons.of(findings.getFirst()), FindingsText.of(findings));
        }
        return Pause.until(facts)
                .map(end -> refused(
                        ConditionReason.PAUSED,
                        "Changes wait until " + end
                                + " (spec.pausedUntil). What ends or is withdrawn meanwhile still does."))
                .orElse(spec);
    }

    private ConditionFact spec(InternalApiFacts facts) {
        return switch (facts.guard()) {
            case ENABLED -> accepted(facts.api());
            case NOT_ENABLED -> NamespaceCondition.notEnabled(facts.ref().namespace());
        };
    }

    private ConditionFact accepted(InternalApi api) {
        var findings = InternalApiChecks.findings(api);
        if (!findings.isEmpty()) {
            return refused(ConditionReason.INVALID, FindingsText.of(findings));
        }
        return authority(api)
                .map(authority -> allowed(api, authority))
                .orElseGet(() -> refused(ConditionReason.AUTHORITY_UNKNOWN, unknownAuthority(api)));
    }

    private ConditionFact allowed(InternalApi api, Authority authority) {
        String namespace = api.getMetadata().getNamespace();
        if (!authority.serves(namespace)) {
            return refused(
                    ConditionReason.AUTHORITY_NOT_ALLOWED,
                    "spec.certificate.authority: " + authority.name() + " is not for namespace " + namespace
                            + ". Name another, or have " + namespace + " added to postern.authorities."
                            + authority.name()
                            + ".namespaces.");
        }
        List<String> foreign = api.getSpec().certificate().dnsNames().stream()
                .filter(name -> !authority.allowsDnsName(name))
                .toList();
        return foreign.isEmpty()
                ? ConditionFact.holds(ConditionType.ACCEPTED, ConditionReason.ACCEPTED, "The spec passed every check.")
                : refused(
                        ConditionReason.DNS_NAME_NOT_ALLOWED,
                        "spec.certificate.dnsNames: " + String.join(", ", foreign) + " may not be issued by "
                                + authority.name() + ". Take it out, or have it added to postern.authorities."
                                + authority.name() + ".dns-names.");
    }

    private String unknownAuthority(InternalApi api) {
        return "spec.certificate.authority: there is no certificate authority "
                + api.getSpec().certificate().authority() + ". Name one of "
                + authorities.byName().keySet().stream().sorted().toList() + ".";
    }

    private Optional<Authority> authority(InternalApi api) {
        return authorities.find(api.getSpec().certificate().authority());
    }

    private Optional<WantedCertificate> wanted(InternalApi api) {
        var certificate = api.getSpec().certificate();
        return authority(api)
                .flatMap(authority -> certificate
                        .lifetime()
                        .map(lifetime -> new WantedCertificate(
                                SpiffeId.api(
                                        authority.trustDomain(),
                                        api.getMetadata().getNamespace(),
                                        api.getMetadata().getName()),
                                List.copyOf(hosts(api)),
                                certificate
                                        .optionalKeyAlgorithm()
                                        .map(algorithm -> KeyAlgorithm.valueOf(algorithm.name()))
                                        .orElse(KeyAlgorithm.EC_P256),
                                lifetime,
                                authority,
                                api.getMetadata().getUid())));
    }

    private static String serviceHost(InternalApi api) {
        return ChildNames.ofApi(api.getMetadata().getName())
                .serviceHost(api.getMetadata().getNamespace());
    }

    private static ConditionFact refused(ConditionReason reason, String message) {
        return ConditionFact.fails(ConditionType.ACCEPTED, reason, message);
    }
}
