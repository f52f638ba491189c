package dev.postern.runtime.outbound;

import dev.postern.identity.PeerIdentity;
import dev.postern.identity.PeerVerdict;
import dev.postern.identity.SpiffeId;
import dev.postern.runtime.tls.PeerTrust;
import java.security.cert.X509Certificate;
import java.util.List;

/** Believes one server alone: that API, not just any holder of a certificate of its authority. */
record ServerTrust(PeerTrust chains, String apiSpiffeId) implements PeerTrust {

    @Override
    public PeerVerdict judge(List<X509Certificate> chain) {
        PeerVerdict verdict = chains.judge(chain);
        return verdict instanceof PeerVerdict.Trusted(PeerIdentity identity) && !isTheApi(identity)
                ? new PeerVerdict.Untrusted("WRONG_SERVER", "the server is not " + apiSpiffeId)
                : verdict;
    }

    private boolean isTheApi(PeerIdentity identity) {
        return identity.spiffeId()
                .map(SpiffeId::uri)
                .filter(apiSpiffeId::equals)
                .isPresent();
    }
}
