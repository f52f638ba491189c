package dev.postern.policy.enforcement;

import dev.postern.policy.ConsumerRef;
import dev.postern.policy.PolicyRef;
import java.util.Optional;

/** The answer to one call, with everything its log line must name. */
public sealed interface Decision {

    record Allowed(ConsumerRef caller, PolicyRef policy, String rule) implements Decision {}

    /** @param message says what to do about it; holds nothing that the caller sent */
    record Denied(
            Reason reason,
            Optional<ConsumerRef> caller,
            Optional<PolicyRef> policy,
            Optional<String> rule,
            String message)
            implements Decision {}
}
