package dev.postern.api;

import dev.postern.policy.ApiRef;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** Written by an API's owner: this workload is an internal API; expose it privately and authenticated. */
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Kind("InternalApi")
@Singular("internalapi")
@Plural("internalapis")
@ShortNames("iapi")
public class InternalApi extends CustomResource<InternalApiSpec, InternalApiStatus> implements Namespaced {

    public ApiRef toRef() {
        return new ApiRef(getMetadata().getNamespace(), getMetadata().getName());
    }
}
