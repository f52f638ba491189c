package dev.postern.policy.consent;

import dev.postern.policy.AccessPath;
import dev.postern.policy.PolicyRef;
import java.time.Instant;
import java.util.Optional;

/** The answer to one consumer's request, and the only thing its access derives from. */
public sealed interface Consent {

    /** @param expiresAt the latest end among the rules that consent; absent when one of them has none */
    record Granted(PolicyRef policy, String rule, Optional<Instant> expiresAt) implements Consent {}

    /** No allow rule of the API's policies names the consumer. */
    record NotNamed() implements Consent {}

    /** A rule names the consumer, on another path than the one it asks from. */
    record Mismatch(PolicyRef policy, String rule, AccessPath named, AccessPath asked) implements Consent {}

    /** A rule consented to this very path, until then. */
    record Expired(PolicyRef policy, String rule, Instant at) implements Consent {}
}
