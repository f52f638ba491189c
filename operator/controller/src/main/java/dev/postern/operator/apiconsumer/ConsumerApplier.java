package dev.postern.operator.apiconsumer;

import dev.postern.api.ApiConsumer;
import dev.postern.api.ApiConsumerStatus;
import dev.postern.api.ApiConsumerStatus.Workload;
import dev.postern.api.DocumentStatus;
import dev.postern.contract.ChildNames;
import dev.postern.operator.apiconsumer.ConsumerPlan.IdentityPlan;
import dev.postern.operator.certificate.CertificateLifecycle;
import dev.postern.operator.certificate.CertificateOutcome;
import dev.postern.operator.certificate.IdentitySecrets;
import dev.postern.operator.certificate.WantedCertificate;
import dev.postern.operator.cloud.PathOutcome;
import dev.postern.operator.document.Documents;
import dev.postern.operator.document.PublishedDocument;
import dev.postern.operator.document.StoredDocument;
import dev.postern.operator.fleet.Fleet;
import dev.postern.operator.fleet.Wanted;
import dev.postern.operator.kubernetes.OwnedChildren;
import dev.postern.policy.document.ConsumerDocument;
import io.fabric8.kubernetes.api.model.ConfigMap;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Makes it so. The document goes first: what it withdraws must not wait for a certificate. */
@Singleton
final class ConsumerApplier {

    private final Documents documents;
    private final CertificateLifecycle certificates;
    private final Fleet fleet;

    @Inject
    ConsumerApplier(Documents documents, CertificateLifecycle certificates, Fleet fleet) {
        this.documents = documents;
        this.certificates = certificates;
        this.fleet = fleet;
    }

    /** @param path what became of the path half; with what is withdrawn, that comes after this */
    ConsumerResult apply(
            ConsumerFacts facts, ConsumerPlan plan, OwnedChildren<ApiConsumer> children, PathOutcome path) {
        Optional<PublishedDocument<ConsumerDocument>> document = document(facts, plan, children);
        IdentitySecrets secrets =
                IdentitySecrets.of(children, ChildNames.ofConsumer(facts.ref().name()));
        Optional<CertificateOutcome> certificate = switch (plan.identity()) {
            case IdentityPlan.Advance(WantedCertificate wanted) ->
                Optional.of(certificates.advance(wanted, secrets, new Publication(facts, plan.standing())));
            case IdentityPlan.Leave() -> Optional.empty();
            case IdentityPlan.GiveUp() -> givenUp(secrets);
        };
        tellFleet(facts, document, certificate);
        return new ConsumerResult(certificate, document, path);
    }

    /** The object goes; its pods are asked no more for its sake. */
    void forget(ConsumerFacts facts) {
        fleet.forget(facts.ref());
    }

    private static Optional<CertificateOutcome> givenUp(IdentitySecrets secrets) {
        secrets.drop();
        return Optional.empty();
    }

    private Optional<PublishedDocument<ConsumerDocument>> document(
            ConsumerFacts facts, ConsumerPlan plan, OwnedChildren<ApiConsumer> children) {
        return plan.document().map(claims -> {
            StoredDocument<ConsumerDocument> current = documents.current(claims, facts.stored(), lastGeneration(facts));
            String name = ChildNames.ofConsumer(facts.ref().name()).documentConfigMap();
            return new PublishedDocument<>(
                    current, children.apply(ConfigMap.class, Documents.configMap(name, current)));
        });
    }

    private static long lastGeneration(ConsumerFacts facts) {
        return facts.status()
                .flatMap(ApiConsumerStatus::optionalWorkload)
                .flatMap(Workload::optionalDocument)
                .map(DocumentStatus::generation)
                .orElse(0L);
    }

    private void tellFleet(
            ConsumerFacts facts,
            Optional<PublishedDocument<ConsumerDocument>> document,
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
