package dev.postern.operator.internalapi;

import dev.postern.operator.condition.PodNames;
import dev.postern.operator.configuration.TimeBounds;
import dev.postern.operator.document.PublishedDocument;
import dev.postern.operator.document.StoredDocument;
import dev.postern.operator.fleet.FleetPod;
import dev.postern.operator.fleet.PodCensus.Standing;
import dev.postern.operator.fleet.Wanted;
import dev.postern.policy.document.ApiDocument;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The last document of an API that goes: it lets nobody call. The object stays until the pods obey it, as with the
 * object goes all that could bring them to it, and they would obey the document before to its end.
 */
final class ClosingDocument {

    private ClosingDocument() {}

    /** Whether pods that are called are still to be waited for. */
    static boolean isAwaited(InternalApiFacts facts, InternalApiResult result) {
        return result.document()
                .filter(PublishedDocument::isWritten)
                .map(PublishedDocument::document)
                .filter(document -> facts.now().isBefore(bound(document)))
                .filter(document -> !yetTo(facts, document.digest()).isEmpty())
                .isPresent();
    }

    /** Whom the object waits for, as far as is known before the pass; empty for nobody. */
    static String waitsFor(InternalApiFacts facts) {
        String digest = facts.stored()
                .filter(stored -> stored.document().callers().isEmpty())
                .map(StoredDocument::digest)
                .orElse("");
        List<String> pods = yetTo(facts, digest);
        return pods.isEmpty()
                ? ""
                : " It waits, for at most " + TimeBounds.CLOSING_DOCUMENT.toSeconds()
                        + " s, until these pods report that" + " they refuse them: " + PodNames.of(pods) + ".";
    }

    private static List<String> yetTo(InternalApiFacts facts, String digest) {
        Wanted closing = new Wanted(facts.uid(), digest, "");
        return facts.pods().stream()
                .filter(pod -> pod.pod().isReady())
                .filter(pod -> isBehind(closing.standing(pod, facts.ref())))
                .map(FleetPod::pod)
                .map(pod -> pod.key().name())
                .toList();
    }

    private static boolean isBehind(Optional<Standing> standing) {
        return standing.filter(found -> found != Standing.SHOWING).isPresent();
    }

    private static Instant bound(StoredDocument<ApiDocument> document) {
        return document.document().issuedAt().plus(TimeBounds.CLOSING_DOCUMENT);
    }
}
