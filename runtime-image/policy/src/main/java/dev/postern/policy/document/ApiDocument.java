package dev.postern.policy.document;

import dev.postern.policy.ApiRef;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Everything the sidecars of one API enforce. No callers and no policies is valid: deny all.
 *
 * @param hosts authorities that requests may name; anything else is misdirected
 * @param loadBalancerAddresses the only peers whose PROXY header counts
 */
public record ApiDocument(
        ApiRef api,
        String uid,
        long generation,
        Instant issuedAt,
        Instant validUntil,
        Set<String> hosts,
        List<CallerEntry> callers,
        List<PolicyRules> policies,
        List<String> loadBalancerAddresses,
        Map<String, List<String>> trustRoots,
        List<NextKey> nextKeys)
        implements SignedDocument {

    /** @throws IllegalArgumentException when two callers share an identity: which of them calls could not be told */
    public ApiDocument {
        hosts = CanonicalOrder.set(hosts);
        callers = CanonicalOrder.list(callers, Comparator.comparing(CallerEntry::spiffeId));
        policies = CanonicalOrder.list(policies, Comparator.comparing(PolicyRules::ref));
        loadBalancerAddresses = CanonicalOrder.list(loadBalancerAddresses);
        trustRoots = CanonicalOrder.map(trustRoots);
        nextKeys = CanonicalOrder.list(nextKeys);
        requireDistinctCallers(callers);
    }

    @Override
    public boolean sameClaimsAs(SignedDocument other) {
        return other instanceof ApiDocument that && claims().equals(that.claims());
    }

    private ApiDocument claims() {
        return new ApiDocument(
                api,
                uid,
                0,
                Instant.EPOCH,
                Instant.EPOCH,
                hosts,
                callers,
                policies,
                loadBalancerAddresses,
                trustRoots,
                nextKeys);
    }

    private static void requireDistinctCallers(List<CallerEntry> callers) {
        var seen = new HashSet<String>();
        for (CallerEntry caller : callers) {
            if (!seen.add(caller.spiffeId())) {
                throw new IllegalArgumentException("Two callers have the identity " + caller.spiffeId());
            }
        }
    }
}
