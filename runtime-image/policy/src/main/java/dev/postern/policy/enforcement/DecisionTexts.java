package dev.postern.policy.enforcement;

import dev.postern.policy.ConsumerRef;
import dev.postern.policy.PolicyRef;
import dev.postern.policy.enforcement.Decision.Denied;
import java.util.Optional;

/** Every denial there is, with its words. */
final class DecisionTexts {

    static final Denied UNKNOWN_CALLER = new Denied(
            Reason.UNKNOWN_CALLER,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            "This identity is no caller of this API: an ApiConsumer must ask, and an AccessPolicy must name it.");

    private DecisionTexts() {}

    static Denied serialNotAccepted(ConsumerRef caller) {
        return ofCaller(
                Reason.SERIAL_NOT_ACCEPTED,
                caller,
                "This certificate of %s is not among its accepted ones: it was revoked, or replaced long ago.");
    }

    static Denied mustUsePrivateLink(ConsumerRef caller) {
        return ofCaller(
                Reason.WRONG_PATH, caller, "%s may call over PrivateLink only, and this call came inside the cluster.");
    }

    static Denied mustStayInCluster(ConsumerRef caller) {
        return ofCaller(
                Reason.WRONG_PATH, caller, "%s may call inside the cluster only, and this call came over PrivateLink.");
    }

    static Denied wrongEndpoint(ConsumerRef caller) {
        return ofCaller(
                Reason.WRONG_ENDPOINT, caller, "%s may call through its own interface endpoint only, not another one.");
    }

    static Denied callerExpired(ConsumerRef caller) {
        return ofCaller(Reason.EXPIRED, caller, "The grant of %s has ended: its rule needs a later expiresAt.");
    }

    static Denied noRule(ConsumerRef caller) {
        return ofCaller(Reason.NO_RULE, caller, "No rule lets %s send this method to this path.");
    }

    static Denied denied(ConsumerRef caller, PolicyRef policy, String rule) {
        return ofRule(Reason.DENY_RULE, caller, policy, rule, "Deny rule %s of AccessPolicy %s forbids it to %s.");
    }

    static Denied ruleExpired(ConsumerRef caller, PolicyRef policy, String rule) {
        return ofRule(
                Reason.EXPIRED,
                caller,
                policy,
                rule,
                "Rule %s of AccessPolicy %s would allow it, but has ended for %s.");
    }

    private static Denied ofCaller(Reason reason, ConsumerRef caller, String template) {
        return new Denied(reason, Optional.of(caller), Optional.empty(), Optional.empty(), template.formatted(caller));
    }

    private static Denied ofRule(Reason reason, ConsumerRef caller, PolicyRef policy, String rule, String template) {
        return new Denied(
                reason,
                Optional.of(caller),
                Optional.of(policy),
                Optional.of(rule),
                template.formatted(rule, policy, caller));
    }
}
