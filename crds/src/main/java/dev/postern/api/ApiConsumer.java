package dev.postern.api;

import dev.postern.policy.ApiRef;
import dev.postern.policy.ConsumerRef;
import dev.postern.policy.consent.ConsumerRequest;
import io.fabric8.kubernetes.api.model.Namespaced;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.model.annotation.Group;
import io.fabric8.kubernetes.model.annotation.Kind;
import io.fabric8.kubernetes.model.annotation.Plural;
import io.fabric8.kubernetes.model.annotation.ShortNames;
import io.fabric8.kubernetes.model.annotation.Singular;
import io.fabric8.kubernetes.model.annotation.Version;

/** Written by a consuming team: this workload wants to call that API. It only asks; an AccessPolicy grants. */
@Group(ApiGroup.GROUP)
@Version(ApiGroup.VERSION)
@Kind("ApiConsumer")
@Singular("apiconsumer")
@Plural("apiconsumers")
@ShortNames("apic")
public class ApiConsumer extends CustomResource<ApiConsumerSpec, ApiConsumerStatus> implements Namespaced {

    public ConsumerRef toRef() {
        return new ConsumerRef(getMetadata().getNamespace(), getMetadata().getName());
    }

    /** What is asked for, for the decision on consent. Not for an object without a spec: see {@link Unreadable}. */
    public ConsumerRequest toRequest() {
        var api = getSpec().api();
        return new ConsumerRequest(
                toRef(),
                getMetadata().getUid(),
                new ApiRef(api.namespace(), api.name()),
                getSpec().accessPath());
    }
}
