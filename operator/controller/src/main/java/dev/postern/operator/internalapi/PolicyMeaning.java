package dev.postern.operator.internalapi;

import dev.postern.api.AccessPolicy;
import dev.postern.api.AccessPolicySpec;
import dev.postern.api.AccessPolicyStatus;
import dev.postern.api.AccessPolicyStatus.Accepted;
import dev.postern.api.Unreadable;
import dev.postern.policy.ApiRef;
import dev.postern.policy.PolicyRef;
import dev.postern.policy.consent.AcceptedPolicy;
import dev.postern.policy.draft.Compilation;
import dev.postern.policy.draft.PolicyCompiler;
import java.util.List;
import java.util.Optional;

/**
 * What an existing AccessPolicy means now: its spec as it was last accepted, whatever has been written since. One that
 * exists but cannot be read says nothing, least of all that somebody is no longer allowed.
 */
public sealed interface PolicyMeaning {

    PolicyRef ref();

    record InForce(PolicyRef ref, AcceptedPolicy policy) implements PolicyMeaning {}

    /** Never accepted. */
    record None(PolicyRef ref) implements PolicyMeaning {}

    /** Accepted by a version of Postern that understands what this one does not, as far as can be told. */
    record Unknown(PolicyRef ref) implements PolicyMeaning {}

    static PolicyMeaning of(AccessPolicy policy) {
        return Optional.ofNullable(policy.getStatus())
                .flatMap(AccessPolicyStatus::optionalAccepted)
                .filter(accepted -> accepted.uid().equals(policy.getMetadata().getUid()))
                .map(accepted -> of(policy.toRef(), accepted))
                .orElseGet(() -> Unreadable.is(policy) ? new Unknown(policy.toRef()) : new None(policy.toRef()));
    }

    private static PolicyMeaning of(PolicyRef ref, Accepted accepted) {
        return Optional.ofNullable(accepted.spec())
                .map(spec -> of(ref, accepted.uid(), spec))
                .orElseGet(() -> new Unknown(ref));
    }

    private static PolicyMeaning of(PolicyRef ref, String uid, AccessPolicySpec spec) {
        return switch (PolicyCompiler.compile(spec.toDraft(ref))) {
            case Compilation.Accepted(var policy) -> new InForce(ref, new AcceptedPolicy(uid, policy));
            case Compilation.Refused ignored -> new Unknown(ref);
        };
    }

    /** Whether it may bear on this API: one in force does by what was accepted, not by what is written now. */
    default boolean concerns(ApiRef api) {
        return switch (this) {
            case InForce(PolicyRef ignored, AcceptedPolicy accepted) ->
                accepted.policy().api().equals(api);
            case None ignored -> false;
            case Unknown ignored -> true;
        };
    }

    static List<AcceptedPolicy> inForce(List<PolicyMeaning> meanings) {
        return meanings.stream()
                .filter(InForce.class::isInstance)
                .map(InForce.class::cast)
                .map(InForce::policy)
                .toList();
    }
}
