package dev.postern.operator.apiconsumer;

import dev.postern.api.ApiConsumer;
import dev.postern.api.ApiConsumerStatus;
import dev.postern.api.ApiConsumerStatus.Path;
import dev.postern.api.InternalApi;
import dev.postern.operator.document.StoredDocument;
import dev.postern.operator.fleet.FleetPod;
import dev.postern.operator.internalapi.PolicyMeaning;
import dev.postern.operator.kubernetes.NamespaceGuard;
import dev.postern.policy.ApiRef;
import dev.postern.policy.ConsumerRef;
import dev.postern.policy.document.ConsumerDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that one pass over an ApiConsumer goes by.
 *
 * @param api empty when there is no such object
 * @param policies about that API
 * @param pods of the consumer
 * @param apiPods of the API
 * @param selectedPods names of the running pods that the selector selects
 * @param path what stands in its account: as recorded, or as this pass has left it
 * @param pathFacts empty when it asks for no path and nothing of one stands
 * @param guard of its namespace
 */
public record ConsumerFacts(
        ApiConsumer consumer,
        Optional<InternalApi> api,
        List<PolicyMeaning> policies,
        Optional<StoredDocument<ConsumerDocument>> stored,
        List<FleetPod> pods,
        List<FleetPod> apiPods,
        List<String> selectedPods,
        Map<String, List<String>> trustRoots,
        Optional<Path> path,
        Optional<ConsumerPathFacts> pathFacts,
        NamespaceGuard guard,
        Instant now) {

    public ConsumerFacts {
        policies = List.copyOf(policies);
        pods = List.copyOf(pods);
        apiPods = List.copyOf(apiPods);
        selectedPods = List.copyOf(selectedPods);
        trustRoots = Map.copyOf(trustRoots);
    }

    ConsumerFacts with(ConsumerPathFacts facts) {
        return copy(path, Optional.of(facts));
    }

    /** The same, once this pass has been to the account. */
    ConsumerFacts after(Optional<Path> standing) {
        return copy(standing, pathFacts);
    }

    private ConsumerFacts copy(Optional<Path> standing, Optional<ConsumerPathFacts> facts) {
        return new ConsumerFacts(
                consumer, api, policies, stored, pods, apiPods, selectedPods, trustRoots, standing, facts, guard, now);
    }

    public ConsumerRef ref() {
        return consumer.toRef();
    }

    public String uid() {
        return consumer.getMetadata().getUid();
    }

    public ApiRef apiRef() {
        return consumer.toRequest().api();
    }

    public Optional<ApiConsumerStatus> status() {
        return Optional.ofNullable(consumer.getStatus());
    }
}
