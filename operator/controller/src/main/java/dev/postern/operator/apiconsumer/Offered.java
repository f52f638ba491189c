package dev.postern.operator.apiconsumer;

import dev.postern.api.ApiPrivateLink;
import dev.postern.api.AwsStatus;
import dev.postern.api.Grant;
import dev.postern.api.InternalApi;
import dev.postern.api.InternalApiStatus;
import dev.postern.api.InternalApiStatus.Service;
import dev.postern.plan.facts.ApiOffer;
import java.util.Optional;
import java.util.Set;

/** What an API says in its status to a consumer that it has granted access over PrivateLink. */
record Offered(InternalApi api, Grant grant) {

    private static final int DEFAULT_PORT = 443;

    /** Whether the consumer's account may create an endpoint. */
    boolean isOpen() {
        return grant.optionalState()
                .filter(state -> state == Grant.State.PRINCIPAL_ALLOWED || state == Grant.State.CONNECTION_ACCEPTED)
                .isPresent();
    }

    /** Empty while there is no endpoint service. */
    Optional<ApiOffer> offer() {
        Optional<InternalApiStatus> status = Optional.ofNullable(api.getStatus());
        Optional<String> region = status.flatMap(InternalApiStatus::optionalAws).map(AwsStatus::region);
        return status.flatMap(InternalApiStatus::optionalService)
                .filter(service -> !service.endpointServiceName().isEmpty())
                .flatMap(service -> region.map(known -> offer(service, known)));
    }

    int port() {
        return api.getSpec()
                .optionalPrivateLink()
                .flatMap(ApiPrivateLink::optionalListener)
                .map(ApiPrivateLink.Listener::port)
                .orElse(DEFAULT_PORT);
    }

    private ApiOffer offer(Service service, String region) {
        return new ApiOffer(service.endpointServiceName(), region, port(), Set.copyOf(service.availabilityZoneIds()));
    }
}
