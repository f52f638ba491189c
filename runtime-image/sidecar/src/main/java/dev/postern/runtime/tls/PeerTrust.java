package dev.postern.runtime.tls;

import dev.postern.identity.PeerVerdict;
import java.security.cert.X509Certificate;
import java.util.List;

/** Judges the chain a peer shows. Asked on event loops: must not block. */
@FunctionalInterface
public interface PeerTrust {

    PeerVerdict judge(List<X509Certificate> chain);
}
