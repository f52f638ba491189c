package dev.postern.operator.internalapi;

import dev.postern.api.CertificateStatus;
import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;
import dev.postern.api.DocumentStatus;
import dev.postern.api.InternalApiStatus;
import dev.postern.api.InternalApiStatus.Service;
import dev.postern.api.PodsStatus;
import dev.postern.aws.driver.ObservedEndpointService;
import dev.postern.contract.ChildNames;
import dev.postern.contract.Ports;
import dev.postern.operator.certificate.CertificateRecord;
import dev.postern.operator.condition.CertificateCondition;
import dev.postern.operator.condition.ConditionFact;
import dev.postern.operator.condition.Conditions;
import dev.postern.operator.condition.PodNames;
import dev.postern.operator.condition.RuntimeCondition;
import dev.postern.operator.document.DocumentRecord;
import dev.postern.operator.document.PublishedDocument;
import dev.postern.operator.fleet.PodCensus;
import dev.postern.operator.fleet.Wanted;
import dev.postern.operator.kubernetes.Write;
import dev.postern.plan.facts.NetworkFacts;
import dev.postern.plan.internalapi.ApiResources;
import dev.postern.policy.document.ApiDocument;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;

/** status = f(previous, object, plan, result, clock): whole each time, and carrying over what this pass left alone. */
public final class InternalApiStatusProjection {

    private final InternalApiFacts facts;
    private final InternalApiPlan plan;
    private final InternalApiResult result;
    private final Optional<InternalApiStatus> previous;

    private InternalApiStatusProjection(InternalApiFacts facts, InternalApiPlan plan, InternalApiResult result) {
        this.facts = facts;
        this.plan = plan;
        this.result = result;
        this.previous = facts.status();
    }

    public static InternalApiStatus project(InternalApiFacts facts, InternalApiPlan plan, InternalApiResult result) {
        return new InternalApiStatusProjection(facts, plan, result).status();
    }

    private InternalApiStatus status() {
        Optional<CertificateStatus> certificate = certificate();
        Optional<DocumentStatus> document = document();
        Wanted wanted = wanted(certificate, document);
        PodCensus census = PodCensus.of(
                facts.selectedPods(),
                facts.pods(),
                pod -> wanted.standing(pod, facts.ref()),
                pod -> pod.problemOf(facts.ref()));
        return new InternalApiStatus(
                facts.api().getMetadata().getGeneration(),
                conditions(serving(RuntimeCondition.of(census, facts.ref().namespace(), saidOf(wanted)), wanted)),
                service(),
                certificate.orElse(null),
                document.orElse(null),
                result.grants(),
                pods(census),
                result.path().aws().orElse(null));
    }

    private Optional<CertificateStatus> certificate() {
        Optional<CertificateStatus> before = previous.flatMap(InternalApiStatus::optionalCertificate);
        return result.certificate()
                .flatMap(outcome -> plan.certificate()
                        .map(wanted ->
                                new CertificateRecord(wanted, before, facts.now()).of(outcome, Optional.empty())))
                .or(() -> before);
    }

    private Optional<DocumentStatus> document() {
        return result.document()
                .filter(PublishedDocument::isWritten)
                .map(published -> DocumentRecord.of(published.document()))
                .or(() -> previous.flatMap(InternalApiStatus::optionalDocument));
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
                previous.flatMap(InternalApiStatus::optionalCertificate),
                previous.flatMap(InternalApiStatus::optionalDocument));
        return wanted.equals(before) ? conditionsBefore() : List.of();
    }

    /** Kubernetes sends calls to ready pods only: without one the API's name has no address. */
    private ConditionFact serving(ConditionFact runtimeReady, Wanted wanted) {
        boolean serves = facts.pods().stream()
                .filter(pod -> wanted.standing(pod, facts.ref()).isPresent())
                .anyMatch(pod -> pod.pod().isReady());
        return serves || !runtimeReady.isTrue()
                ? runtimeReady
                : ConditionFact.fails(
                        ConditionType.RUNTIME_READY,
                        ConditionReason.WAITING,
                        "No pod is Ready in Kubernetes yet, so none gets calls: "
                                + PodNames.of(facts.pods().stream()
                                        .map(pod -> pod.pod().key().name())
                                        .toList())
                                + ". See why their readiness probes fail.");
    }

    private List<Condition> conditionsBefore() {
        return previous.map(InternalApiStatus::conditions).orElse(List.of());
    }

    /** The count stays as it was while pods have yet to be asked since the operator started. */
    private PodsStatus pods(PodCensus census) {
        return census.unasked().isEmpty()
                ? census.toStatus()
                : previous.flatMap(InternalApiStatus::optionalPods).orElseGet(census::toStatus);
    }

    private Service service() {
        String host =
                ChildNames.ofApi(facts.ref().name()).serviceHost(facts.ref().namespace());
        return new Service(
                host + ":" + Ports.INBOUND_IN_CLUSTER, endpointServiceName(), availabilityZones(), plan.state());
    }

    private String endpointServiceName() {
        return result.path()
                .report()
                .flatMap(report -> report.observed(ApiResources.ENDPOINT_SERVICE, ObservedEndpointService.class))
                .map(ObservedEndpointService::serviceName)
                .or(() -> previousService().map(Service::endpointServiceName))
                .orElse("");
    }

    private List<String> availabilityZones() {
        return facts.path()
                .flatMap(path -> path.network().known())
                .map(network -> network.subnets().stream()
                        .map(NetworkFacts.Subnet::zoneId)
                        .distinct()
                        .sorted()
                        .toList())
                .or(() -> previousService().map(Service::availabilityZoneIds))
                .orElse(List.of());
    }

    private Optional<Service> previousService() {
        return previous.flatMap(InternalApiStatus::optionalService);
    }

    private List<Condition> conditions(ConditionFact runtimeReady) {
        List<Condition> before = conditionsBefore();
        return new Conditions(before, facts.api().getMetadata().getGeneration(), facts.now())
                .of(facts.path().isPresent() ? withPath(before, runtimeReady) : withoutPath(before, runtimeReady));
    }

    private List<ConditionFact> withoutPath(List<Condition> before, ConditionFact runtimeReady) {
        return List.of(plan.accepted(), certificateReady(before), policyReady(), runtimeReady);
    }

    private List<ConditionFact> withPath(List<Condition> before, ConditionFact runtimeReady) {
        var path = new ApiPathConditions(before, plan, result.path());
        return List.of(
                plan.accepted(),
                path.loadBalancerReady(),
                path.endpointServiceReady(),
                certificateReady(before),
                policyReady(),
                path.targetsHealthy(),
                runtimeReady);
    }

    private ConditionFact certificateReady(List<Condition> before) {
        return result.certificate()
                .map(CertificateCondition::of)
                .orElseGet(() -> CertificateCondition.leftAlone(before));
    }

    private ConditionFact policyReady() {
        return obstacle(result.service(), "Service")
                .orElseGet(() -> result.document().map(this::published).orElseGet(this::noDocument));
    }

    private ConditionFact published(PublishedDocument<ApiDocument> published) {
        return obstacle(published.write(), "ConfigMap")
                .or(() -> plan.document()
                        .filter(claims -> !DocumentFit.fits(claims))
                        .map(ignored -> tooLarge()))
                .orElseGet(() -> signed(published.document().document()));
    }

    private Optional<ConditionFact> obstacle(Write write, String kind) {
        return switch (write) {
            case Write.Unchanged() -> Optional.empty();
            case Write.Changed() -> Optional.empty();
            case Write.Foreign() -> Optional.of(policyFails(ConditionReason.FOREIGN_OBJECT, foreign(kind)));
            case Write.Refused(String message) -> Optional.of(policyFails(ConditionReason.BLOCKED, message));
        };
    }

    private static ConditionFact tooLarge() {
        return policyFails(
                ConditionReason.LAST_ACCEPTED_IN_FORCE,
                "Callers and rules of this API do not fit into one signed document any more. What was added or changed"
                        + " since the last one is left out; what was withdrawn is withdrawn. Write fewer or shorter rules, or"
                        + " divide the API into several.");
    }

    private ConditionFact noDocument() {
        return facts.trustRoots().isEmpty()
                ? policyFails(
                        ConditionReason.ACCOUNT_UNREACHABLE,
                        "No certificate authority has answered yet, so no document can be signed. See CertificateReady.")
                : policyFails(ConditionReason.NOT_ACCEPTED, "Nothing is signed before the spec is accepted.");
    }

    private static ConditionFact signed(ApiDocument document) {
        int policies = document.policies().size();
        return policies == 0
                ? policyHolds(
                        ConditionReason.DENY_ALL,
                        "No accepted AccessPolicy is about this API, so every call is denied. Write one to let consumers in.")
                : policyHolds(
                        ConditionReason.SIGNED,
                        policies + " policies and " + document.callers().size()
                                + " callers are in the signed document."
                                + (document.callers().size() < GrantPlanning.MAX_GRANTS
                                        ? ""
                                        : " An API takes no more callers than these; further consumers wait."));
    }

    private String foreign(String kind) {
        return kind + " " + facts.ref().namespace() + "/"
                + ChildNames.ofApi(facts.ref().name()).service()
                + " exists and is not Postern's: it is left alone. Delete or rename it; Postern then makes its own.";
    }

    private static ConditionFact policyHolds(ConditionReason reason, String message) {
        return ConditionFact.holds(ConditionType.POLICY_READY, reason, message);
    }

    private static ConditionFact policyFails(ConditionReason reason, String message) {
        return ConditionFact.fails(ConditionType.POLICY_READY, reason, message);
    }
}
