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
import java.util.stream.IntStream;

/** Writes down what is in force now. */
public final class StateReports {

    private final String version;
    private final InstantSource clock;
    private final Instant startedAt;
    private final Material material;
    private final InForce inForce;

    public StateReports(String version, InstantSource clock, Material material, InForce inForce) {
        this.version = version;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.material = material;
        this.inForce = inForce;
    }

    public StateReport now() {
        Instant now = clock.instant();
        return new StateReport(
                version,
                startedAt,
                material.api().map(api -> api(api, now)),
                IntStream.range(0, material.consumers().size())
                        .mapToObj(position -> consumer(position, now))
                        .toList());
    }

    private ApiState api(Subject<ApiDocument> api, Instant now) {
        Subject.Name name = api.name();
        // Before the document: a session of an older one than is claimed is then never left out.
        List<CallerSessions> sessions = inForce.sessions();
        return new ApiState(
                name.namespace(),
                name.name(),
                name.uid(),
                document(api, inForce.api(now), now),
                identity(api, now),
                sessions);
    }

    private ConsumerState consumer(int position, Instant now) {
        Subject<ConsumerDocument> consumer = material.consumers().get(position);
        Subject.Name name = consumer.name();
        return new ConsumerState(
                name.namespace(),
                name.name(),
                name.uid(),
                document(consumer, inForce.consumer(position, now), now),
                identity(consumer, now));
    }

    private static <D extends SignedDocument> DocumentState document(
            Subject<D> subject, Optional<VerifiedDocument<D>> obeyed, Instant now) {
        String otherwise =
                subject.documentAt(now).isEmpty() ? "the document has ended" : "the document is not obeyed yet";
        boolean current = obeyed.isPresent() && obeyed.equals(subject.documentAt(now));
        return new DocumentState(
                obeyed.map(StateReports::documentInForce),
                problem(subject.document().problem(), current, otherwise));
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

    private static <D extends SignedDocument> DocumentInForce documentInForce(VerifiedDocument<D> verified) {
        D document = verified.document();
        return new DocumentInForce(document.generation(), verified.digest(), document.validUntil());
    }
}
