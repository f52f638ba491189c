package dev.postern.injection;

import dev.postern.api.ApiConsumer;
import dev.postern.api.ApiConsumerStatus;
import dev.postern.api.DocumentStatus;
import dev.postern.api.WorkloadSelector;
import java.util.Optional;

/**
 * What injection needs to know of an ApiConsumer.
 *
 * @param generationFloor documents of a lower generation are refused by the pod
 * @param localPort where the application finds the API on loopback
 */
public record ConsumerIdentity(
        String name, String uid, long generationFloor, WorkloadSelector selector, String serviceAccount, int localPort)
        implements WorkloadIdentity {

    /** Empty when the object lacks what an identity needs: such an object disturbs no pod. */
    public static Optional<ConsumerIdentity> of(ApiConsumer consumer) {
        return Optional.ofNullable(consumer.getSpec())
                .flatMap(spec -> Optional.ofNullable(spec.workload()))
                .filter(workload -> workload.selector() != null)
                .map(workload -> new ConsumerIdentity(
                        consumer.getMetadata().getName(),
                        consumer.getMetadata().getUid(),
                        generationFloor(consumer),
                        workload.selector(),
                        workload.serviceAccount(),
                        workload.localPort()));
    }

    private static long generationFloor(ApiConsumer consumer) {
        return Optional.ofNullable(consumer.getStatus())
                .flatMap(ApiConsumerStatus::optionalWorkload)
                .flatMap(ApiConsumerStatus.Workload::optionalDocument)
                .map(DocumentStatus::generation)
                .orElse(0L);
    }

    @Override
    public String title() {
        return "ApiConsumer " + name;
    }
}
