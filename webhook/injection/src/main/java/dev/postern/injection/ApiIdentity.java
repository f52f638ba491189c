package dev.postern.injection;

import dev.postern.api.DocumentStatus;
import dev.postern.api.InternalApi;
import dev.postern.api.InternalApiStatus;
import dev.postern.api.WorkloadSelector;
import java.util.Optional;

/**
 * What injection needs to know of an InternalApi.
 *
 * @param generationFloor documents of a lower generation are refused by the pod
 * @param port where the application listens
 */
public record ApiIdentity(
        String name, String uid, long generationFloor, WorkloadSelector selector, String serviceAccount, int port)
        implements WorkloadIdentity {

    /** Empty when the object lacks what an identity needs: such an object disturbs no pod. */
    public static Optional<ApiIdentity> of(InternalApi api) {
        return Optional.ofNullable(api.getSpec())
                .flatMap(spec -> Optional.ofNullable(spec.workload()))
                .filter(workload -> workload.selector() != null)
                .map(workload -> new ApiIdentity(
                        api.getMetadata().getName(),
                        api.getMetadata().getUid(),
                        generationFloor(api),
                        workload.selector(),
                        workload.serviceAccount(),
                        workload.port()));
    }

    private static long generationFloor(InternalApi api) {
        return Optional.ofNullable(api.getStatus())
                .flatMap(InternalApiStatus::optionalDocument)
                .map(DocumentStatus::generation)
                .orElse(0L);
    }

    @Override
    public String title() {
        return "InternalApi " + name;
    }
}
