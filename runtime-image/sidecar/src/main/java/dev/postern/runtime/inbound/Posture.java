package dev.postern.runtime.inbound;

import dev.postern.identity.PeerRole;
import dev.postern.identity.PeerVerifier;
import dev.postern.identity.TrustBundles;
import dev.postern.policy.ConsumerRef;
import dev.postern.policy.document.ApiDocument;
import dev.postern.policy.document.CallerEntry;
import dev.postern.policy.document.CallerPath;
import dev.postern.policy.enforcement.Enforcement;
import dev.postern.runtime.http.Authority;
import dev.postern.runtime.material.VerifiedDocument;
import dev.postern.runtime.tls.VerifiedChains;
import java.net.InetAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Everything one document says about callers, prepared for asking it once a connection or once a request. */
final class Posture {

    private final VerifiedDocument<ApiDocument> verified;
    private final Enforcement enforcement;
    private final VerifiedChains chains;
    private final Set<InetAddress> loadBalancers;
    private final Set<String> hosts;
    private final Map<String, CallerEntry> callers;

    /** @throws IllegalArgumentException when the document's roots or addresses are none */
    Posture(VerifiedDocument<ApiDocument> verified, InstantSource clock, int chainCapacity) {
        ApiDocument document = verified.document();
        this.verified = verified;
        this.enforcement = Enforcement.compile(document);
        var verifier = new PeerVerifier(TrustBundles.ofPem(document.trustRoots()));
        this.chains = new VerifiedChains(verifier, PeerRole.CLIENT, clock, chainCapacity);
        this.loadBalancers = document.loadBalancerAddresses().stream()
                .map(InetAddress::ofLiteral)
                .collect(Collectors.toUnmodifiableSet());
        this.hosts = document.hosts().stream()
                .map(host -> host.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
        this.callers = document.callers().stream()
                .collect(Collectors.toUnmodifiableMap(CallerEntry::spiffeId, Function.identity()));
    }

    boolean isInForceAt(Instant now) {
        return verified.isInForceAt(now);
    }

    VerifiedDocument<ApiDocument> document() {
        return verified;
    }

    Enforcement enforcement() {
        return enforcement;
    }

    VerifiedChains chains() {
        return chains;
    }

    boolean isLoadBalancer(InetAddress address) {
        return loadBalancers.contains(address);
    }

    boolean serves(Authority authority) {
        return hosts.contains(authority.host()) || hosts.contains(authority.toString());
    }

    /** Whether some caller may come in-cluster at all. */
    boolean hasInClusterCallerAt(Instant now) {
        return callers.values().stream()
                .anyMatch(caller -> caller.path() instanceof CallerPath.InCluster && isLive(caller, now));
    }

    /** The consumer of this identity; empty when the document names none. */
    Optional<ConsumerRef> callerOf(String spiffeId) {
        return Optional.ofNullable(callers.get(spiffeId)).map(CallerEntry::consumer);
    }

    /** Whether this certificate of this caller still counts. */
    boolean accepts(String spiffeId, String serial, Instant now) {
        CallerEntry caller = callers.get(spiffeId);
        return caller != null && caller.serials().contains(serial) && isLive(caller, now);
    }

    private static boolean isLive(CallerEntry caller, Instant now) {
        return caller.expiresAt().map(now::isBefore).orElse(true);
    }
}
