package dev.postern.policy.draft;

import dev.postern.policy.AccessPath;
import dev.postern.policy.ConsumerGrant;
import dev.postern.policy.ConsumerRef;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** A consumer as rules and tests name it. */
final class ConsumerCompiler {

    /** Beyond it a date is a slip of the pen, and overflows elsewhere. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final FindingCollector findings;

    ConsumerCompiler(FindingCollector findings) {
        this.findings = findings;
    }

    /** Who on which path; the end of a grant aside. */
    record Named(ConsumerRef consumer, AccessPath path) {
        static Named of(ConsumerGrant grant) {
            return new Named(grant.consumer(), grant.path());
        }
    }

    Optional<ConsumerGrant> compileGrant(String path, ConsumerDraft draft) {
        Optional<Named> named = compile(path, draft);
        Optional<Instant> end = draft.expiresAt().flatMap(text -> instant(path + ".expiresAt", text));
        return named.map(who -> new ConsumerGrant(who.consumer(), who.path(), end));
    }

    Optional<Named> compile(String path, ConsumerDraft draft) {
        boolean namespace = Names.check(findings, path + ".namespace", draft.namespace());
        boolean name = Names.check(findings, path + ".name", draft.name());
        boolean account = draft.account()
                .map(text -> Names.check(findings, path + ".account", text))
                .orElse(true);
        return namespace && name && account ? Optional.of(named(draft)) : Optional.empty();
    }

    void refuseExpiry(String path, ConsumerDraft draft, String why) {
        draft.expiresAt().ifPresent(_ -> findings.add(path + ".expiresAt", "NotAllowed", "must be left out: " + why));
    }

    private static Named named(ConsumerDraft draft) {
        AccessPath path =
                draft.account().<AccessPath>map(AccessPath.PrivateLink::new).orElseGet(AccessPath.InCluster::new);
        return new Named(new ConsumerRef(draft.namespace(), draft.name()), path);
    }

    private Optional<Instant> instant(String path, String text) {
        try {
            Instant instant = Instant.parse(text);
            return instant.isAfter(LATEST) || instant.isBefore(Instant.EPOCH)
                    ? malformed(path, text)
                    : Optional.of(instant);
        } catch (DateTimeException e) {
            return malformed(path, text);
        }
    }

    private Optional<Instant> malformed(String path, String text) {
        return findings.add(
                path,
                "MalformedTime",
                "%s is no time such as 2027-06-30T00:00:00Z".formatted(FindingCollector.quoted(text)));
    }
}
