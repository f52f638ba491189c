package dev.postern.awssim.acmpca;

import dev.postern.awssim.protocol.Input;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A certificate authority.
 *
 * @param revocation the RevocationConfiguration as given
 * @param chain its certificate and those above it up to the root; empty until imported
 */
record Authority(
        Identity identity,
        Configuration configuration,
        KeyPair keys,
        State state,
        Input revocation,
        List<X509Certificate> chain,
        Map<String, String> tags) {
    /** What never changes. */
    record Identity(String arn, String account, String type, Instant createdAt) {}

    /** How it was configured. */
    record Configuration(
            String keyAlgorithm,
            String signingAlgorithm,
            Input subject,
            Input csrExtensions,
            String usageMode,
            String keyStorage) {}

    /** Where it is in its life; a deleted one can be restored for a while. */
    record State(Status status, Instant since, Optional<Instant> restorableUntil) {}

    /** The states AWS names. */
    enum Status {
        CREATING,
        PENDING_CERTIFICATE,
        ACTIVE,
        DELETED,
        DISABLED,
        EXPIRED
    }

    Authority {
        chain = List.copyOf(chain);
        tags = Map.copyOf(tags);
    }

    String arn() {
        return identity.arn();
    }

    Status status() {
        return state.status();
    }

    /** Its own certificate, once imported. */
    Optional<X509Certificate> certificate() {
        return chain.stream().findFirst();
    }

    boolean shortLived() {
        return configuration.usageMode().equals("SHORT_LIVED_CERTIFICATE");
    }

    Authority in(Status status, Instant now) {
        return in(new State(status, now, Optional.empty()));
    }

    Authority in(State newState) {
        return new Authority(identity, configuration, keys, newState, revocation, chain, tags);
    }

    Authority withChain(List<X509Certificate> newChain) {
        return new Authority(identity, configuration, keys, state, revocation, newChain, tags);
    }

    Authority withRevocation(Input newRevocation) {
        return new Authority(identity, configuration, keys, state, newRevocation, chain, tags);
    }

    Authority withTags(Map<String, String> newTags) {
        return new Authority(identity, configuration, keys, state, revocation, chain, new LinkedHashMap<>(newTags));
    }
}
