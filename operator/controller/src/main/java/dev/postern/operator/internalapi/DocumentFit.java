package dev.postern.operator.internalapi;

import dev.postern.operator.document.DocumentClaims;
import dev.postern.operator.document.StoredDocument;
import dev.postern.policy.Effect;
import dev.postern.policy.Rule;
import dev.postern.policy.document.ApiDocument;
import dev.postern.policy.document.CallerEntry;
import dev.postern.policy.document.DocumentLimits;
import dev.postern.policy.document.PolicyRules;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is signed when all that is wanted does not fit into one document. What was added since the last one is left out,
 * so that what is withdrawn still goes: a document that cannot be signed would keep everybody in.
 */
final class DocumentFit {

    private DocumentFit() {}

    static boolean fits(DocumentClaims<ApiDocument> claims) {
        return DocumentLimits.fits(claims.at(Long.MAX_VALUE, Instant.EPOCH, Instant.EPOCH));
    }

    /** The claims themselves when they fit; failing all else, nobody may call. */
    static DocumentClaims<ApiDocument> fitting(
            DocumentClaims<ApiDocument> wanted, Optional<StoredDocument<ApiDocument>> stored) {
        if (fits(wanted)) {
            return wanted;
        }
        DocumentClaims<ApiDocument> kept = (generation, issuedAt, validUntil) ->
                kept(wanted.at(generation, issuedAt, validUntil), stored.map(StoredDocument::document));
        return fits(kept)
                ? kept
                : (generation, issuedAt, validUntil) ->
                        with(List.of(), List.of(), wanted.at(generation, issuedAt, validUntil));
    }

    private static ApiDocument kept(ApiDocument wanted, Optional<ApiDocument> before) {
        Set<String> known = before.stream()
                .flatMap(document -> document.callers().stream())
                .map(CallerEntry::spiffeId)
                .collect(Collectors.toUnmodifiableSet());
        List<CallerEntry> callers = wanted.callers().stream()
                .filter(caller -> known.contains(caller.spiffeId()))
                .toList();
        List<PolicyRules> policies =
                wanted.policies().stream().map(rules -> kept(rules, before)).toList();
        return with(callers, policies, wanted);
    }

    /** A rule that denies is never left out: it takes away. */
    private static PolicyRules kept(PolicyRules wanted, Optional<ApiDocument> before) {
        Set<Rule> known = before.stream()
                .flatMap(document -> document.policies().stream())
                .filter(rules -> rules.ref().equals(wanted.ref()))
                .flatMap(rules -> rules.rules().stream())
                .collect(Collectors.toUnmodifiableSet());
        return new PolicyRules(
                wanted.ref(),
                wanted.rules().stream()
                        .filter(rule -> rule.effect() == Effect.DENY || known.contains(rule))
                        .toList());
    }

    private static ApiDocument with(List<CallerEntry> callers, List<PolicyRules> policies, ApiDocument wanted) {
        return new ApiDocument(
                wanted.api(),
                wanted.uid(),
                wanted.generation(),
                wanted.issuedAt(),
                wanted.validUntil(),
                wanted.hosts(),
                callers,
                policies,
                wanted.loadBalancerAddresses(),
                wanted.trustRoots(),
                wanted.nextKeys());
    }
}
