package dev.postern.awssim.ec2;

import dev.postern.awssim.ec2.EndpointService.PrivateDns;
import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Output;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Finding an endpoint service, and how provider and consumer see it. */
final class ServiceNaming {
    private final PrivateLink shared;

    ServiceNaming(PrivateLink shared) {
        this.shared = shared;
    }

    Tags tags() {
        return shared.tags();
    }

    /** The caller's own service that the parameter {@code ServiceId} names. */
    EndpointService own(Call call) {
        String id = call.input()
                .text("ServiceId")
                .orElseThrow(
                        () -> Ec2Error.MISSING_PARAMETER.because("The request must contain the parameter ServiceId"));
        if (!id.matches("vpce-svc-[0-9a-f]+")) {
            throw Ec2Error.SERVICE_ID_MALFORMED.because("Invalid id: \"%s\"".formatted(id));
        }
        return shared.store()
                .service(id)
                .filter(found ->
                        found.account().equals(call.account()) && found.region().equals(call.region()))
                .orElseThrow(() -> Ec2Error.SERVICE_ID_NOT_FOUND.because(
                        "The VpcEndpointService Id '%s' does not exist".formatted(id)));
    }

    /** A service of that name for which the caller is an allowed principal; to everybody else it does not exist. */
    Optional<EndpointService> allowed(Call call, String name) {
        return shared.store().services().stream()
                .filter(service -> service.name().equals(name) && service.state() == EndpointService.State.Available)
                .filter(service -> service.principals().keySet().stream().anyMatch(call.caller()::isNamedBy))
                .findFirst();
    }

    List<String> zoneIds(EndpointService service) {
        return service.loadBalancers().stream()
                .flatMap(arn -> shared.loadBalancers().find(arn).stream())
                .flatMap(known -> known.zoneIds().stream())
                .distinct()
                .sorted()
                .toList();
    }

    private List<String> zoneNames(EndpointService service, String account) {
        return zoneIds(service).stream()
                .map(id -> shared.zones().name(account, service.region(), id))
                .sorted()
                .toList();
    }

    static Map<String, List<String>> attributes(EndpointService service) {
        return Map.of(
                "service-id", List.of(service.id()),
                "service-name", List.of(service.name()),
                "service-state", List.of(service.state().name()),
                "supported-ip-address-types", List.of("ipv4"));
    }

    Output configuration(EndpointService service) {
        Output view = Output.of()
                .list("serviceType", List.of(Output.of().put("serviceType", "Interface")))
                .put("serviceId", service.id())
                .put("serviceName", service.name())
                .put("serviceState", service.state().name())
                .list("availabilityZoneIdSet", zoneIds(service))
                .list("availabilityZoneSet", zoneNames(service, service.account()))
                .put("acceptanceRequired", service.acceptanceRequired())
                .put("managesVpcEndpoints", false)
                .list("networkLoadBalancerArnSet", service.loadBalancers())
                .list("supportedIpAddressTypeSet", List.of("ipv4"))
                .list("baseEndpointDnsNameSet", List.of(service.baseDnsName()))
                .list("tagSet", shared.tags().view(service.id()))
                .list(
                        "supportedRegionSet",
                        List.of(Output.of().put("region", service.region()).put("serviceState", "Available")))
                .put("remoteAccessEnabled", false);
        service.privateDns()
                .ifPresent(
                        dns -> view.put("privateDnsName", dns.name()).put("privateDnsNameConfiguration", proof(dns)));
        return view;
    }

    private static Output proof(PrivateDns dns) {
        return Output.of()
                .put("state", dns.state())
                .put("type", "TXT")
                .put("value", dns.recordValue())
                .put("name", dns.recordName());
    }

    /** As a consumer finds it. */
    Output details(EndpointService service, String account) {
        Output view = Output.of()
                .put("serviceName", service.name())
                .put("serviceId", service.id())
                .list("serviceType", List.of(Output.of().put("serviceType", "Interface")))
                .put("serviceRegion", service.region())
                .list("availabilityZoneIdSet", zoneIds(service))
                .list("availabilityZoneSet", zoneNames(service, account))
                .put("owner", service.account())
                .list("baseEndpointDnsNameSet", List.of(service.baseDnsName()))
                .put("vpcEndpointPolicySupported", false)
                .put("acceptanceRequired", service.acceptanceRequired())
                .put("managesVpcEndpoints", false)
                .list("tagSet", shared.tags().view(service.id()))
                .list("supportedIpAddressTypeSet", List.of("ipv4"));
        service.privateDns()
                .ifPresent(dns -> view.put("privateDnsName", dns.name())
                        .list("privateDnsNameSet", List.of(Output.of().put("privateDnsName", dns.name())))
                        .put("privateDnsNameVerificationState", dns.state()));
        return view;
    }
}
