package dev.postern.operator.certificate;

import dev.postern.identity.KeyAlgorithm;
import dev.postern.identity.SpiffeId;
import dev.postern.operator.configuration.Authority;
import java.time.Duration;
import java.util.List;

/**
 * What an object's certificate must be. The names are the controller's own: nothing of them is taken from a request.
 *
 * @param stableKey what the object keeps for life, its uid: decides when it renews
 */
public record WantedCertificate(
        SpiffeId spiffeId,
        List<String> dnsNames,
        KeyAlgorithm keyAlgorithm,
        Duration validity,
        Authority authority,
        String stableKey) {

    public WantedCertificate {
        dnsNames = dnsNames.stream().distinct().sorted().toList();
    }

    /** Equal exactly for certificates that can stand for one another; a change of it means another certificate. */
    public String fingerprint() {
        return Digests.sha256(String.join(
                "\n",
                spiffeId.uri(),
                String.join(",", dnsNames),
                keyAlgorithm.name(),
                validity.toString(),
                authority.arn()));
    }
}
