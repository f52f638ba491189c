package dev.postern.operator.apiconsumer;

import dev.postern.api.ApiConsumerStatus;
import dev.postern.api.ApiConsumerStatus.Consent;
import dev.postern.api.ApiConsumerStatus.Workload;
import dev.postern.api.CertificateStatus;
import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;
import dev.postern.api.DocumentStatus;
import dev.postern.api.Grant;
import dev.postern.api.PodsStatus;
import dev.postern.contract.ChildNames;
import dev.postern.operator.apiconsumer.ConsumerPlan.IdentityPlan;
import dev.postern.operator.certificate.CertificateOutcome;
import dev.postern.operator.certificate.CertificateRecord;
import dev.postern.operator.certificate.IssuedChain;
import dev.postern.operator.certificate.PendingIdentity;
import dev.postern.operator.certificate.WantedCertificate;
import dev.postern.operator.condition.CertificateCondition;
import dev.postern.operator.condition.ConditionFact;
import dev.postern.operator.condition.Conditions;
import dev.postern.operator.condition.RuntimeCondition;
import dev.postern.operator.document.DocumentRecord;
import dev.postern.operator.document.PublishedDocument;
import dev.postern.operator.fleet.PodCensus;
import dev.postern.operator.fleet.Wanted;
import dev.postern.operator.kubernetes.Write;
import io.fabric8.kubernetes.api.model.Condition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** status = f(previous, object, plan, result, clock): whole each time, and carrying over what this pass left alone. */
public final class ConsumerStatusProjection {

    private final ConsumerFacts facts;
    private final ConsumerPlan plan;
    private final ConsumerResult result;
    private final Optional<ApiConsumerStatus> previous;

    private ConsumerStatusProjection(ConsumerFacts facts, ConsumerPlan plan, ConsumerResult result) {
        this.facts = facts;
        this.plan = plan;
        this.result = result;
        this.previous = facts.status();
    }

    public static ApiConsumerStatus project(ConsumerFacts facts, ConsumerPlan plan, ConsumerResult result) {
        return new ConsumerStatusProjection(facts, plan, result).status();
    }

    private ApiConsumerStatus status() {
        Optional<CertificateStatus> certificate = certificate();
        Optional<DocumentStatus> document = document();
        Wanted wanted = wanted(certificate, document);
        PodCensus census = PodCensus.of(
                facts.selectedPods(),
                facts.pods(),
                pod -> wanted.standing(pod, facts.ref()),
                pod -> pod.problemOf(facts.ref()));
        return new ApiConsumerStatus(
                facts.consumer().getMetadata().getGeneration(),
                conditions(RuntimeCondition.of(census, facts.ref().namespace(), saidOf(wanted))),
                facts.consumer().getSpec().workload().localAddress(),
                grant().orElse(null),
                facts.path().orElse(null),
                new Workload(certificate.orElse(null), document.orElse(null), pods(census)));
    }

    private Optional<Consent> grant() {
        return switch (plan.standing()) {
            case Standing.Granted(var ignored, Grant grant) ->
                Optional.of(new Consent(grant.policy(), grant.rule(), grant.path(), grant.expiresAt()));
            case Standing.NotGranted ignored -> previous.flatMap(ApiConsumerStatus::optionalGrant);
            case Standing.NoConsent ignored -> Optional.empty();
        };
    }

    private Optional<CertificateStatus> certificate() {
        Optional<CertificateStatus> before = workload().flatMap(Workload::optionalCertificate);
        return switch (plan.identity()) {
            case IdentityPlan.Advance(WantedCertificate wanted) ->
                result.certificate()
                        .map(outcome ->
                                new CertificateRecord(wanted, before, facts.now()).of(outcome, publishedAt(outcome)));
            case IdentityPlan.Leave() -> before;
            case IdentityPlan.GiveUp() -> Optional.empty();
        };
    }

    private Optional<Instant> publishedAt(CertificateOutcome outcome) {
        return outcome.pending()
                .flatMap(PendingIdentity::certificate)
                .map(IssuedChain::serial)
                .flatMap(new Publication(facts, plan.standing())::publishedAt);
    }

    private Optional<DocumentStatus> document() {
        return result.document()
                .filter(PublishedDocument::isWritten)
                .map(published -> DocumentRecord.of(published.document()))
                .or(() -> workload().flatMap(Workload::optionalDocument));
    }

    private Optional<Workload> workload() {
        return previous.flatMap(ApiConsumerStatus::optionalWorkload);
    }

    private Wanted wanted(Optional<CertificateStatus> certificate, Optional<DocumentStatus> document) {
        return new Wanted(
                facts.uid(),
                document.map(DocumentStatus::digest).orElse(""),
                certificate.map(CertificateStatus::serial).orElse(""));
    }

    /** The conditions from before, as far as pods are concerned: none when something new is wanted of them. */
    private List<Condition> saidOf(Wanted wanted) {
        Wanted before = wanted(
                workload().flatMap(Workload::optionalCertificate), workload().flatMap(Workload::optionalDocument));
        return wanted.equals(before) ? conditionsBefore() : List.of();
    }

    private List<Condition> conditionsBefore() {
        return previous.map(ApiConsumerStatus::conditions).orElse(List.of());
    }

    /** The count stays as it was while pods have yet to be asked since the operator started. */
    private PodsStatus pods(PodCensus census) {
        return census.unasked().isEmpty()
                ? census.toStatus()
                : workload().flatMap(Workload::optionalPods).orElseGet(census::toStatus);
    }

    private List<Condition> conditions(ConditionFact runtimeReady) {
        List<Condition> before = conditionsBefore();
        return new Conditions(before, facts.consumer().getMetadata().getGeneration(), facts.now())
                .of(Stream.of(
                                Stream.of(accepted(), authorized()),
                                path(before),
                                Stream.of(certificateReady(before), runtimeReady))
                        .flatMap(some -> some)
                        .toList());
    }

    private Stream<ConditionFact> path(List<Condition> before) {
        return facts.pathFacts().stream()
                .flatMap(ignored -> new ConsumerPathConditions(before, plan, result.path()).all().stream());
    }

    private ConditionFact accepted() {
        return result.document()
                .map(PublishedDocument::write)
                .filter(ignored -> plan.accepted().isTrue())
                .flatMap(this::obstacle)
                .orElse(plan.accepted());
    }

    private Optional<ConditionFact> obstacle(Write write) {
        return switch (write) {
            case Write.Unchanged() -> Optional.empty();
            case Write.Changed() -> Optional.empty();
            case Write.Foreign() -> Optional.of(notAccepted(ConditionReason.FOREIGN_OBJECT, foreign()));
            case Write.Refused(String message) -> Optional.of(notAccepted(ConditionReason.BLOCKED, message));
        };
    }

    private static ConditionFact notAccepted(ConditionReason reason, String message) {
        return ConditionFact.fails(ConditionType.ACCEPTED, reason, message);
    }

    private ConditionFact authorized() {
        return switch (plan.standing()) {
            case Standing.Granted(var ignored, Grant grant) ->
                ConditionFact.holds(
                        ConditionType.AUTHORIZED,
                        ConditionReason.GRANTED,
                        "Granted by rule " + grant.rule() + " of AccessPolicy "
                                + facts.apiRef().namespace() + "/" + grant.policy()
                                + grant.optionalExpiresAt()
                                        .map(end -> " until " + end)
                                        .orElse("") + ".");
            case Standing.NotGranted(ConditionReason reason, String message) ->
                ConditionFact.fails(ConditionType.AUTHORIZED, reason, message);
            case Standing.NoConsent(ConditionReason reason, String message) ->
                ConditionFact.fails(ConditionType.AUTHORIZED, reason, message);
        };
    }

    private ConditionFact certificateReady(List<Condition> before) {
        return switch (plan.identity()) {
            case IdentityPlan.GiveUp() ->
                ConditionFact.fails(
                        ConditionType.CERTIFICATE_READY,
                        ConditionReason.NOT_AUTHORIZED,
                        "Without consent no certificate is issued. See Authorized.");
            case IdentityPlan.Leave() -> CertificateCondition.leftAlone(before);
            case IdentityPlan.Advance ignored ->
                result.certificate()
                        .map(CertificateCondition::of)
                        .orElseGet(() -> CertificateCondition.leftAlone(before));
        };
    }

    private String foreign() {
        return "ConfigMap " + facts.ref().namespace() + "/"
                + ChildNames.ofConsumer(facts.ref().name()).documentConfigMap()
                + " exists and is not Postern's: it is left alone. Delete or rename it; Postern then makes its own.";
    }
}
