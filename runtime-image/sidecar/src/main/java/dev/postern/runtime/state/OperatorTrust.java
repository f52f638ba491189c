package dev.postern.runtime.state;

import dev.postern.identity.PeerIdentity;
import dev.postern.identity.PeerVerdict;
import dev.postern.identity.SpiffeId;
import dev.postern.runtime.tls.PeerTrust;
import java.security.cert.X509Certificate;
import java.util.List;

/** Believes the operator alone. */
record OperatorTrust(PeerTrust chains, String operatorId) implements PeerTrust {

    @Override
    public PeerVerdict judge(List<X509Certificate> chain) {
        PeerVerdict verdict = chains.judge(chain);
        return verdict instanceof PeerVerdict.Trusted(PeerIdentity identity) && !isOperator(identity)
                ? new PeerVerdict.Untrusted("NOT_OPERATOR", "state is for " + operatorId + " only")
                : verdict;
    }

    private boolean isOperator(PeerIdentity identity) {
        return identity.spiffeId().map(SpiffeId::uri).filter(operatorId::equals).isPresent();
    }
}
