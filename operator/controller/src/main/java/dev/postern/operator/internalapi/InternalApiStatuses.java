package dev.postern.operator.internalapi;

import dev.postern.api.AwsStatus;
import dev.postern.api.Grant;
import dev.postern.api.InternalApi;
import dev.postern.api.InternalApiStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statuses written in the middle of a pass: as before, but for one thing that must be recorded before the next step. */
final class InternalApiStatuses {

    private InternalApiStatuses() {}

    /** Of an object nothing has been said about yet. */
    static InternalApiStatus first(InternalApi api) {
        return new InternalApiStatus(
                api.getMetadata().getGeneration(), List.of(), null, null, null, List.of(), null, null);
    }

    static InternalApiStatus with(InternalApiStatus status, List<Grant> grants) {
        return copy(status, grants, status.aws());
    }

    static InternalApiStatus with(InternalApiStatus status, AwsStatus aws) {
        return copy(status, status.grants(), aws);
    }

    private static InternalApiStatus copy(InternalApiStatus status, List<Grant> grants, @Nullable AwsStatus aws) {
        return new InternalApiStatus(
                status.observedGeneration(),
                status.conditions(),
                status.service(),
                status.certificate(),
                status.document(),
                grants,
                status.pods(),
                aws);
    }
}
