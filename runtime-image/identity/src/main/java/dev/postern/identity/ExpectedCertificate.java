package dev.postern.identity;

import java.time.Instant;
import java.util.Set;

/** What was asked of the certificate authority, and when the answer is looked at. */
public record ExpectedCertificate(SpiffeId spiffeId, Set<String> dnsNames, Instant now) {

    public ExpectedCertificate {
        dnsNames = Set.copyOf(dnsNames);
    }
}
