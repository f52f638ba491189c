package dev.postern.webhook.kinds;

import dev.postern.api.AccessPolicy;
import dev.postern.api.Unreadable;
import dev.postern.policy.ApiRef;
import dev.postern.policy.ConsumerRef;
import dev.postern.policy.Finding;
import dev.postern.policy.Policy;
import dev.postern.policy.draft.Compilation;
import dev.postern.policy.draft.PolicyCompiler;
import dev.postern.policy.draft.PolicyTests;
import dev.postern.webhook.admission.AdmissionRequest;
import dev.postern.webhook.admission.Ruling;
import dev.postern.webhook.cluster.ObjectReader;
import dev.postern.webhook.cluster.PosternObjects;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/**
 * Admission of AccessPolicies, by the compiler that the operator uses and the policy's own tests. What a policy refers to
 * need not exist: apply order must not matter.
 */
@ApplicationScoped
public class AccessPolicyAdmission {

    private final ObjectReader reader;
    private final PosternObjects objects;

    AccessPolicyAdmission(ObjectReader reader, PosternObjects objects) {
        this.reader = reader;
        this.objects = objects;
    }

    public Ruling rule(AdmissionRequest request) {
        var policy = reader.object(request, AccessPolicy.class);
        return Unreadable.is(policy)
                ? KindRulings.of(List.of(Unreadable.finding()), List::of)
                : rule(PolicyCompiler.compile(policy.toDraft()));
    }

    private Ruling rule(Compilation compilation) {
        return switch (compilation) {
            case Compilation.Refused(List<Finding> findings) -> KindRulings.of(findings, List::of);
            case Compilation.Accepted(Policy policy) -> KindRulings.of(PolicyTests.run(policy), () -> warnings(policy));
        };
    }

    private List<String> warnings(Policy policy) {
        return objects.synced()
                ? Stream.concat(missingApi(policy), missingConsumers(policy)).toList()
                : List.of();
    }

    private Stream<String> missingApi(Policy policy) {
        var api = new ApiRef(policy.ref().namespace(), policy.apiName());
        var exists = objects.knownApis(api.namespace()).stream()
                .anyMatch(known -> known.getMetadata().getName().equals(api.name()));
        return exists
                ? Stream.empty()
                : Stream.of("InternalApi " + api + " does not exist (yet); the policy takes effect once it does");
    }

    private Stream<String> missingConsumers(Policy policy) {
        return policy.rules().stream()
                .flatMap(rule -> rule.from().stream())
                .map(grant -> grant.consumer())
                .distinct()
                .filter(consumer -> !exists(consumer))
                .map(consumer ->
                        "ApiConsumer " + consumer + " does not exist (yet); it is granted access once it does");
    }

    private boolean exists(ConsumerRef consumer) {
        return objects.knownConsumers(consumer.namespace()).stream()
                .anyMatch(known -> known.getMetadata().getName().equals(consumer.name()));
    }
}
