package dev.postern.operator.internalapi;

import dev.postern.api.DocumentStatus;
import dev.postern.api.Grant;
import dev.postern.api.InternalApi;
import dev.postern.api.InternalApiStatus;
import dev.postern.api.InternalApiStatus.State;
import dev.postern.contract.ChildNames;
import dev.postern.operator.certificate.CertificateLifecycle;
import dev.postern.operator.certificate.CertificateOutcome;
import dev.postern.operator.certificate.Distribution;
import dev.postern.operator.certificate.IdentitySecrets;
import dev.postern.operator.cloud.PathOutcome;
import dev.postern.operator.document.Documents;
import dev.postern.operator.document.PublishedDocument;
import dev.postern.operator.document.StoredDocument;
import dev.postern.operator.fleet.Fleet;
import dev.postern.operator.fleet.Wanted;
import dev.postern.operator.kubernetes.OwnedChildren;
import dev.postern.operator.kubernetes.StatusPen;
import dev.postern.operator.kubernetes.Write;
import dev.postern.policy.document.ApiDocument;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Service;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Makes it so. The document goes first: what it withdraws must not wait for a certificate. */
@Singleton
final class InternalApiApplier {

    private final Documents documents;
    private final CertificateLifecycle certificates;
    private final Fleet fleet;
    private final ApiPath path;
    private final InternalApiPlanning planning;
    private final Revocations revocations;

    @Inject
    InternalApiApplier(
            Documents documents,
            CertificateLifecycle certificates,
            Fleet fleet,
            ApiPath path,
            InternalApiPlanning planning,
            Revocations revocations) {
        this.documents = documents;
        this.certificates = certificates;
        this.fleet = fleet;
        this.path = path;
        this.planning = planning;
        this.revocations = revocations;
    }

    InternalApiResult apply(
            InternalApiFacts facts,
            InternalApiPlan plan,
            OwnedChildren<InternalApi> children,
            StatusPen<InternalApiStatus, InternalApi> pen) {
        revocations.watch(facts, plan.grants());
        InternalApiResult workload = workload(facts, plan, children);
        PathOutcome outcome = path.apply(facts, plan, pen);
        List<Grant> grants = path.progressed(facts, plan.grants(), outcome);
        List<String> addresses = ApiPath.addresses(facts, outcome);
        boolean isSettled = plan.state() == State.CLOSING || addresses.equals(facts.loadBalancerAddresses());
        Optional<PublishedDocument<ApiDocument>> document = isSettled
                ? workload.document()
                : again(facts.with(addresses, workload.document().map(PublishedDocument::document)), children);
        tellFleet(facts, document, workload.certificate());
        List<Grant> seen = revocations.seen(facts, grants, document, path.progress(outcome));
        return new InternalApiResult(workload.certificate(), document, workload.service(), outcome, seen);
    }

    /** What AWS showed in this pass goes into the document in the same pass; never into one that lets nobody call. */
    private Optional<PublishedDocument<ApiDocument>> again(
            InternalApiFacts facts, OwnedChildren<InternalApi> children) {
        return document(facts, planning.plan(facts), children);
    }

    private InternalApiResult workload(
            InternalApiFacts facts, InternalApiPlan plan, OwnedChildren<InternalApi> children) {
        ChildNames names = ChildNames.ofApi(facts.ref().name());
        Optional<PublishedDocument<ApiDocument>> document = document(facts, plan, children);
        Write service = plan.isAccepted()
                ? children.apply(Service.class, ApiService.of(facts.ref().name()))
                : new Write.Unchanged();
        Optional<CertificateOutcome> certificate = plan.certificate()
                .map(wanted ->
                        certificates.advance(wanted, IdentitySecrets.of(children, names), Distribution.notNeeded()));
        tellFleet(facts, document, certificate);
        return new InternalApiResult(
                certificate, document, service, PathOutcome.notApplied(plan.path(), Optional.empty()), plan.grants());
    }

    /** The object goes; its pods are asked no more for its sake. */
    void forget(InternalApiFacts facts) {
        fleet.forget(facts.ref());
    }

    private Optional<PublishedDocument<ApiDocument>> document(
            InternalApiFacts facts, InternalApiPlan plan, OwnedChildren<InternalApi> children) {
        return plan.document().map(claims -> {
            StoredDocument<ApiDocument> current = documents.current(
                    DocumentFit.fitting(claims, facts.stored()), facts.stored(), lastGeneration(facts));
            ConfigMap map =
                    Documents.configMap(ChildNames.ofApi(facts.ref().name()).documentConfigMap(), current);
            return new PublishedDocument<>(current, children.apply(ConfigMap.class, map));
        });
    }

    /** Of the stored document or, when that was taken away, of status. */
    private static long lastGeneration(InternalApiFacts facts) {
        return facts.status()
                .flatMap(InternalApiStatus::optionalDocument)
                .map(DocumentStatus::generation)
                .orElse(0L);
    }

    private void tellFleet(
            InternalApiFacts facts,
            Optional<PublishedDocument<ApiDocument>> document,
            Optional<CertificateOutcome> certificate) {
        String serial = certificate
                .flatMap(CertificateOutcome::live)
                .map(live -> live.issued().serial())
                .orElse("");
        document.filter(PublishedDocument::isWritten)
                .ifPresent(published -> fleet.want(
                        facts.ref(),
                        new Wanted(facts.uid(), published.document().digest(), serial)));
    }
}
