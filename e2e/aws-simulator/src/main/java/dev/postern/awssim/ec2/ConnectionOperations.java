package dev.postern.awssim.ec2;

import dev.postern.awssim.clock.Delay;
import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The provider's side of connections: list, accept, reject. It sees neither VPC, nor subnets, nor the principal. */
final class ConnectionOperations {
    private final PrivateLink shared;
    private final ServiceNaming naming;

    ConnectionOperations(PrivateLink shared) {
        this.shared = shared;
        this.naming = new ServiceNaming(shared);
    }

    Map<String, Operation> table() {
        return Map.of(
                "DescribeVpcEndpointConnections", this::describe,
                "AcceptVpcEndpointConnections", call -> decide(call, this::accept),
                "RejectVpcEndpointConnections", call -> decide(call, this::reject));
    }

    private Output describe(Call call) {
        Filters filters = Filters.of(call.input());
        List<Output> all = shared.network().seenBy(call, shared.store().services()).stream()
                .flatMap(service -> shared.store().endpointsOf(service.id()).stream()
                        .filter(endpoint -> filters.accept(
                                attributes(endpoint),
                                shared.tags().of(endpoint.identity().connectionId())))
                        .map(endpoint -> view(service, endpoint)))
                .toList();
        Page<Output> page = Page.of(all, call.input());
        return Output.of().list("vpcEndpointConnectionSet", page.entries()).put("nextToken", page.next());
    }

    private static Map<String, List<String>> attributes(Endpoint endpoint) {
        return Map.of(
                "service-id", List.of(endpoint.identity().serviceId()),
                "vpc-endpoint-id", List.of(endpoint.id()),
                "vpc-endpoint-owner", List.of(endpoint.account()),
                "vpc-endpoint-state", List.of(endpoint.state().wire()),
                "vpc-endpoint-region", List.of(endpoint.region()),
                "ip-address-type", List.of("ipv4"));
    }

    private Output view(EndpointService service, Endpoint endpoint) {
        return Output.of()
                .put("serviceId", service.id())
                .put("vpcEndpointId", endpoint.id())
                .put("vpcEndpointOwner", endpoint.account())
                .put("vpcEndpointState", endpoint.state().wire())
                .put("creationTimestamp", endpoint.identity().createdAt())
                .list("dnsEntrySet", EndpointViews.dnsEntries(endpoint))
                .list("networkLoadBalancerArnSet", service.loadBalancers())
                .put("ipAddressType", "ipv4")
                .put("vpcEndpointConnectionId", endpoint.identity().connectionId())
                .list("tagSet", shared.tags().view(endpoint.identity().connectionId()))
                .put("vpcEndpointRegion", endpoint.region());
    }

    private interface Decision {
        void on(Endpoint endpoint);
    }

    private Output decide(Call call, Decision decision) {
        EndpointService service = naming.own(call);
        List<String> ids = call.input().texts("VpcEndpointId");
        if (ids.isEmpty()) {
            throw Ec2Error.MISSING_PARAMETER.because("The request must contain the parameter VpcEndpointIds");
        }
        return Unsuccessful.each(ids, id -> decision.on(of(service, id)));
    }

    private Endpoint of(EndpointService service, String id) {
        return Optional.of(id)
                .flatMap(shared.store()::endpoint)
                .filter(Endpoint::shown)
                .filter(endpoint -> endpoint.identity().serviceId().equals(service.id()))
                .orElseThrow(() ->
                        Ec2Error.ENDPOINT_NOT_FOUND.because("The Vpc Endpoint Id '%s' does not exist".formatted(id)));
    }

    private void accept(Endpoint endpoint) {
        if (endpoint.state() != Endpoint.State.PENDING_ACCEPTANCE) {
            throw notFrom(endpoint, "accepted");
        }
        shared.store().put(endpoint.in(Endpoint.State.PENDING));
        shared.world()
                .after(
                        Delay.ENDPOINT_ACCEPTANCE,
                        () -> shared.store().move(endpoint.id(), Endpoint.State.PENDING, Endpoint.State.AVAILABLE));
    }

    private void reject(Endpoint endpoint) {
        if (!endpoint.holdsItsService()) {
            throw notFrom(endpoint, "rejected");
        }
        shared.store().put(endpoint.in(Endpoint.State.REJECTED));
    }

    private static RuntimeException notFrom(Endpoint endpoint, String verb) {
        return Ec2Error.CONNECTION_STATE.because("The VPC endpoint %s cannot be %s in state %s"
                .formatted(endpoint.id(), verb, endpoint.state().wire()));
    }
}
