package dev.postern.api;

import dev.postern.policy.PolicyRef;
import dev.postern.policy.draft.PolicyDraft;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** Written by an API's owner: these consumers may do these things. Consent to a consumer is given here and nowhere else. */
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Kind("AccessPolicy")
@Singular("accesspolicy")
@Plural("accesspolicies")
@ShortNames("apol")
public class AccessPolicy extends CustomResource<AccessPolicySpec, AccessPolicyStatus> implements Namespaced {

    public PolicyRef toRef() {
        return new PolicyRef(getMetadata().getNamespace(), getMetadata().getName());
    }

    /** The spec as written now, for the policy compiler. Not for an object without a spec: see {@link Unreadable}. */
    public PolicyDraft toDraft() {
        return getSpec().toDraft(toRef());
    }
}
