package dev.postern.runtime.state;

import dev.postern.contract.StateReport;
import dev.postern.contract.StateReport.ApiState;
import dev.postern.contract.StateReport.CallerSessions;
import dev.postern.contract.StateReport.ConsumerState;
import dev.postern.contract.StateReport.DocumentInForce;
import dev.postern.contract.StateReport.DocumentState;
import dev.postern.contract.StateReport.IdentityInUse;
import dev.postern.contract.StateReport.IdentityState;
import dev.postern.policy.document.ApiDocument;
import dev.postern.policy.document.ConsumerDocument;
import dev.postern.policy.document.SignedDocument;
import dev.postern.runtime.material.Material;
import dev.postern.runtime.material.Subject;
import dev.postern.runtime.material.VerifiedDocument;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Writes down what is in force now. */
public final class StateReports {

    private final String version;
    private final InstantSource clock;
    private final Instant startedAt;
    private final Material material;
    private final Supplier<List<CallerSessions>> sessions;

    public StateReports(
            String version, InstantSource clock, Material material, Supplier<List<CallerSessions>> sessions) {
        this.version = version;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.material = material;
        this.sessions = sessions;
    }

    public StateReport now() {
        Instant now = clock.instant();
        return new StateReport(
                version,
                startedAt,
                material.api().map(api -> api(api, now)),
                material.consumers().stream()
                        .map(consumer -> consumer(consumer, now))
                        .toList());
    }

    private ApiState api(Subject<ApiDocument> api, Instant now) {
        Subject.Name name = api.name();
        return new ApiState(
                name.namespace(), name.name(), name.uid(), document(api, now), identity(api, now), sessions.get());
    }

    private static ConsumerState consumer(Subject<ConsumerDocument> consumer, Instant now) {
        Subject.Name name = consumer.name();
        return new ConsumerState(
                name.namespace(), name.name(), name.uid(), document(consumer, now), identity(consumer, now));
    }

    private static <D extends SignedDocument> DocumentState document(Subject<D> subject, Instant now) {
        Optional<DocumentInForce> inForce = subject.documentAt(now).map(StateReports::inForce);
        return new DocumentState(
                inForce, problem(subject.document().problem(), inForce.isPresent(), "the document has ended"));
    }

    private static <D extends SignedDocument> IdentityState identity(Subject<D> subject, Instant now) {
        Optional<IdentityInUse> inUse =
                subject.identityAt(now).map(identity -> new IdentityInUse(identity.serial(), identity.notAfter()));
        return new IdentityState(
                inUse, problem(subject.identity().problem(), inUse.isPresent(), "the certificate has ended"));
    }

    private static String problem(String ofReading, boolean current, String otherwise) {
        return ofReading.isEmpty() && !current ? otherwise : ofReading;
    }

    private static <D extends SignedDocument> DocumentInForce inForce(VerifiedDocument<D> verified) {
        D document = verified.document();
        return new DocumentInForce(document.generation(), verified.digest(), document.validUntil());
    }
}
