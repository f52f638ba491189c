package dev.postern.identity;

import dev.postern.identity.PeerVerdict.Trusted;
import dev.postern.identity.PeerVerdict.Untrusted;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The outcome of looking for a sound path to one of several roots, each of them tried by itself. */
sealed interface PathSearch {

    record Found(CertificatePath path) implements PathSearch {}

    record NotFound(Untrusted why) implements PathSearch {}

    /** @param presented not empty, the leaf first */
    static PathSearch among(
            Collection<X509Certificate> roots, List<X509Certificate> presented, PeerRole role, Instant now) {
        List<Untrusted> refusals = new ArrayList<>();
        for (X509Certificate root : roots) {
            Optional<CertificatePath> path = CertificatePath.find(presented, root);
            if (path.isPresent()) {
                Optional<Untrusted> broken = PathRules.firstBroken(path.get(), role, now);
                if (broken.isEmpty()) {
                    return new Found(path.get());
                }
                refusals.add(broken.get());
            }
        }
        return new NotFound(mostTelling(refusals));
    }

    default PeerVerdict verdict(Optional<SpiffeId> spiffeId) {
        return switch (this) {
            case NotFound(Untrusted why) -> why;
            case Found(CertificatePath path) ->
                new Trusted(
                        new PeerIdentity(spiffeId, SerialNumbers.hex(path.leaf()), path.notBefore(), path.notAfter()));
        };
    }

    /** While an authority is replaced, roots of one name stand side by side: the one of another key says nothing. */
    private static Untrusted mostTelling(List<Untrusted> refusals) {
        return refusals.stream()
                .filter(refusal -> !refusal.code().equals(TrustCodes.NO_PATH_TO_ROOT))
                .findFirst()
                .orElseGet(() -> new Untrusted(
                        TrustCodes.NO_PATH_TO_ROOT, "the presented certificates lead to no root of the trust domain"));
    }
}
