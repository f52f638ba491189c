package dev.postern.operator.internalapi;

import dev.postern.api.Grant;
import dev.postern.identity.SpiffeId;
import dev.postern.operator.document.DocumentClaims;
import dev.postern.policy.PolicyRef;
import dev.postern.policy.consent.AcceptedPolicy;
import dev.postern.policy.document.ApiDocument;
import dev.postern.policy.document.CallerEntry;
import dev.postern.policy.document.CallerPath;
import dev.postern.policy.document.PolicyRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What the sidecars of an API are to obey: the live grants as callers, and the rules of the policies in force. */
public final class ApiDocumentPlanning {

    private ApiDocumentPlanning() {}

    public static DocumentClaims<ApiDocument> claims(
            InternalApiFacts facts, List<Grant> grants, Set<String> hosts, String trustDomain) {
        List<CallerEntry> callers = grants.stream()
                .filter(GrantPlanning::isLive)
                .map(grant -> caller(grant, trustDomain))
                .toList();
        List<PolicyRules> rules = rules(facts);
        return (generation, issuedAt, validUntil) -> new ApiDocument(
                facts.ref(),
                facts.uid(),
                generation,
                issuedAt,
                validUntil,
                hosts,
                callers,
                rules,
                facts.loadBalancerAddresses(),
                facts.trustRoots(),
                List.of());
    }

    private static CallerEntry caller(Grant grant, String trustDomain) {
        return new CallerEntry(
                GrantPlanning.consumerOf(grant),
                SpiffeId.consumer(trustDomain, grant.namespace(), grant.name()).uri(),
                grant.serials(),
                path(grant),
                grant.optionalExpiresAt());
    }

    private static CallerPath path(Grant grant) {
        return GrantPlanning.isOverPrivateLink(grant)
                ? new CallerPath.PrivateLink(
                        grant.account(), grant.endpointId().isEmpty() ? Set.of() : Set.of(grant.endpointId()))
                : new CallerPath.InCluster();
    }

    /** While the API is being deleted they stay as they were signed last: its policies may go before it. */
    private static List<PolicyRules> rules(InternalApiFacts facts) {
        return facts.stored()
                .filter(ignored -> facts.api().getMetadata().getDeletionTimestamp() != null)
                .map(stored -> stored.document().policies())
                .orElseGet(() -> inForce(facts));
    }

    private static List<PolicyRules> inForce(InternalApiFacts facts) {
        return facts.policies().stream()
                .flatMap(meaning -> switch (meaning) {
                    case PolicyMeaning.InForce(PolicyRef ref, AcceptedPolicy accepted) ->
                        Stream.of(new PolicyRules(ref, accepted.policy().rules()));
                    case PolicyMeaning.Unknown(PolicyRef ref) -> asBefore(facts, ref).stream();
                    case PolicyMeaning.None ignored -> Stream.empty();
                })
                .toList();
    }

    /** A policy that cannot be read now keeps the rules it has in the document signed last. */
    private static Optional<PolicyRules> asBefore(InternalApiFacts facts, PolicyRef ref) {
        return facts.stored().stream()
                .flatMap(stored -> stored.document().policies().stream())
                .filter(rules -> rules.ref().equals(ref))
                .findFirst();
    }
}
