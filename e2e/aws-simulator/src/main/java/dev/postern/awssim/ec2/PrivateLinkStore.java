package dev.postern.awssim.ec2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** Endpoint services and endpoints of all accounts. */
final class PrivateLinkStore {
    private final SequencedMap<String, EndpointService> services = new LinkedHashMap<>();
    private final SequencedMap<String, Endpoint> endpoints = new LinkedHashMap<>();

    List<EndpointService> services() {
        return List.copyOf(services.values());
    }

    List<Endpoint> endpoints() {
        return endpoints.values().stream().filter(Endpoint::shown).toList();
    }

    List<Endpoint> endpointsOf(String serviceId) {
        return endpoints().stream()
                .filter(endpoint -> endpoint.identity().serviceId().equals(serviceId))
                .toList();
    }

    Optional<EndpointService> service(String id) {
        return Optional.ofNullable(services.get(id));
    }

    /** Also one that is gone. */
    Optional<Endpoint> endpoint(String id) {
        return Optional.ofNullable(endpoints.get(id));
    }

    void put(EndpointService service) {
        services.put(service.id(), service);
    }

    void put(Endpoint endpoint) {
        endpoints.put(endpoint.id(), endpoint);
    }

    void removeService(String id) {
        services.remove(id);
    }

    void updateService(String id, UnaryOperator<EndpointService> change) {
        services.computeIfPresent(id, (key, service) -> change.apply(service));
    }

    /** Moves an endpoint on only if it is still where it was: a delete overtakes an acceptance. */
    void move(String id, Endpoint.State from, Endpoint.State to) {
        endpoints.computeIfPresent(id, (key, endpoint) -> endpoint.state() == from ? endpoint.in(to) : endpoint);
    }
}
