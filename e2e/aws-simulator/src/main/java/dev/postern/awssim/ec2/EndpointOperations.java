package dev.postern.awssim.ec2;

import dev.postern.awssim.clock.Delay;
import dev.postern.awssim.clock.World;
import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The consumer's interface endpoints. */
final class EndpointOperations {
    private static final int MOST_IN_A_VPC = 50;
    private static final String OPEN_POLICY =
            "{\"Statement\":[{\"Action\":\"*\",\"Effect\":\"Allow\",\"Principal\":\"*\",\"Resource\":\"*\"}]}";

    private final PrivateLink shared;
    private final World world;
    private final PrivateLinkStore store;
    private final ServiceNaming naming;
    private final EndpointPlacing placing;
    private final EndpointViews views;
    private final ClientTokens tokens = new ClientTokens();
    private final Kind<Endpoint> endpoints;

    EndpointOperations(PrivateLink shared) {
        this.shared = shared;
        this.world = shared.world();
        this.store = shared.store();
        this.naming = new ServiceNaming(shared);
        this.placing = new EndpointPlacing(shared);
        this.views = new EndpointViews(shared.network(), shared.tags());
        this.endpoints = new Kind<>(
                "vpcEndpointSet",
                "VpcEndpointId",
                Pattern.compile("vpce-[0-9a-f]+"),
                Ec2Error.ENDPOINT_ID_MALFORMED,
                Ec2Error.ENDPOINT_ID_NOT_FOUND,
                EndpointViews::attributes,
                views::view);
    }

    Map<String, Operation> table() {
        return Map.of(
                "CreateVpcEndpoint", this::create,
                "DescribeVpcEndpoints",
                        call -> endpoints.describe(
                                call, shared.network().seenBy(call, store.endpoints()), shared.tags()),
                "ModifyVpcEndpoint", this::modify,
                "DeleteVpcEndpoints",
                        call -> Unsuccessful.each(call.input().texts("VpcEndpointId"), id -> delete(call, id)),
                "DescribeVpcEndpointServices", this::services);
    }

    private Output create(Call call) {
        String id = tokens.once(call, () -> made(call));
        return Output.of()
                .put("vpcEndpoint", store.endpoint(id).map(views::view))
                .put("clientToken", call.input().text("ClientToken"));
    }

    private String made(Call call) {
        Input input = call.input();
        if (!input.text("VpcEndpointType").orElse("Gateway").equals("Interface")) {
            throw Ec2Error.INVALID_PARAMETER.because(
                    "The simulator only has endpoints of type Interface; the default is Gateway");
        }
        EndpointService service = service(call);
        Vpc vpc = placing.vpc(call);
        checkLimit(vpc);
        List<Subnet> subnets = placing.subnets(call, vpc.id(), input.texts("SubnetId"));
        placing.checkZones(service, subnets);
        List<String> groups = placing.groups(call, vpc.id(), input.texts("SecurityGroupId"));
        Endpoint.Settings settings = settings(input, service);
        String id = world.ids().ec2("vpce");
        List<NetworkInterface> interfaces = subnets.stream()
                .map(subnet -> placing.attach(call.account(), id, subnet, groups))
                .toList();
        Endpoint endpoint = new Endpoint(
                identity(call, id, service),
                new Endpoint.Placement(vpc.id(), interfaces, groups),
                settings,
                service.acceptanceRequired() ? Endpoint.State.PENDING_ACCEPTANCE : Endpoint.State.PENDING);
        begin(call, endpoint);
        return id;
    }

    private Endpoint.Identity identity(Call call, String id, EndpointService service) {
        return new Endpoint.Identity(
                id,
                call.account(),
                call.region(),
                service.id(),
                service.name(),
                world.ids().ec2("vpce-con"),
                id + "-" + world.ids().lower(8),
                world.now());
    }

    private void begin(Call call, Endpoint endpoint) {
        store.put(endpoint);
        shared.network().createdJustNow(endpoint.id());
        shared.tags().register(call, "vpc-endpoint", endpoint.id());
        shared.tags()
                .register(
                        Map.of(),
                        "vpc-endpoint-connection",
                        endpoint.identity().connectionId(),
                        store.service(endpoint.identity().serviceId())
                                .map(service -> service.account() + "/" + service.region())
                                .orElse("/"));
        world.after(Delay.ENDPOINT_CREATION, () -> automatic(endpoint.id()));
    }

    /** Only an endpoint that needed no acceptance is pending by now; an accepted one has a step of its own. */
    private void automatic(String id) {
        boolean needed = store.endpoint(id)
                .flatMap(endpoint -> store.service(endpoint.identity().serviceId()))
                .map(EndpointService::acceptanceRequired)
                .orElse(true);
        if (!needed) {
            store.move(id, Endpoint.State.PENDING, Endpoint.State.AVAILABLE);
        }
    }

    private EndpointService service(Call call) {
        String name = call.input()
                .text("ServiceName")
                .orElseThrow(
                        () -> Ec2Error.MISSING_PARAMETER.because("The request must contain the parameter ServiceName"));
        return naming.allowed(call, name)
                .filter(found -> found.region().equals(call.region()))
                .orElseThrow(() -> Ec2Error.SERVICE_NAME_UNKNOWN.because(
                        "The Vpc Endpoint Service '%s' does not exist".formatted(name)));
    }

    private void checkLimit(Vpc vpc) {
        long present = store.endpoints().stream()
                .filter(endpoint -> endpoint.placement().vpcId().equals(vpc.id()))
                .count();
        if (present >= MOST_IN_A_VPC) {
            throw Ec2Error.ENDPOINT_LIMIT.because("The maximum number of VPC endpoints has been reached.");
        }
    }

    private static Endpoint.Settings settings(Input input, EndpointService service) {
        boolean proven = service.privateDns()
                .filter(dns -> dns.state().equals("verified"))
                .isPresent();
        boolean wanted = input.flag("PrivateDnsEnabled").orElse(proven);
        if (wanted && !proven) {
            throw Ec2Error.INVALID_PARAMETER.because(
                    "Private DNS can't be enabled because the service %s does not provide a private DNS name."
                            .formatted(service.name()));
        }
        return new Endpoint.Settings(
                wanted,
                input.at("DnsOptions").text("DnsRecordIpType").orElse("ipv4"),
                input.text("PolicyDocument").orElse(OPEN_POLICY));
    }

    private Output modify(Call call) {
        String id = call.input().text("VpcEndpointId").orElse("");
        Endpoint endpoint = own(call, id)
                .orElseThrow(() -> (id.matches("vpce-[0-9a-f]+")
                                ? Ec2Error.ENDPOINT_ID_NOT_FOUND
                                : Ec2Error.ENDPOINT_ID_MALFORMED)
                        .because("The Vpc Endpoint Id '%s' does not exist".formatted(id)));
        EndpointService service = store.service(endpoint.identity().serviceId())
                .orElseThrow(() -> Ec2Error.SERVICE_NAME_UNKNOWN.because("The endpoint's service no longer exists"));
        Input input = call.input();
        Endpoint.Settings before = endpoint.settings();
        Endpoint.Settings after = new Endpoint.Settings(
                input.flag("PrivateDnsEnabled").orElse(before.privateDnsEnabled()),
                input.at("DnsOptions").text("DnsRecordIpType").orElse(before.dnsRecordIpType()),
                input.flag("ResetPolicy").orElse(false)
                        ? OPEN_POLICY
                        : input.text("PolicyDocument").orElse(before.policy()));
        store.put(endpoint.at(placing.moved(call, endpoint, service)).with(after));
        return Output.of().put("return", true);
    }

    private Optional<Endpoint> own(Call call, String id) {
        return store.endpoint(id)
                .filter(Endpoint::shown)
                .filter(endpoint -> endpoint.account().equals(call.account())
                        && endpoint.region().equals(call.region()));
    }

    private void delete(Call call, String id) {
        Endpoint endpoint = own(call, id)
                .orElseThrow(() ->
                        Ec2Error.ENDPOINT_NOT_FOUND.because("The Vpc Endpoint Id '%s' does not exist".formatted(id)));
        if (endpoint.state() == Endpoint.State.DELETING || endpoint.state() == Endpoint.State.DELETED) {
            return;
        }
        store.put(endpoint.in(Endpoint.State.DELETING));
        world.after(Delay.ENDPOINT_DELETION, () -> {
            endpoint.placement().interfaces().forEach(one -> shared.network().detach(one.id()));
            store.move(id, Endpoint.State.DELETING, Endpoint.State.DELETED);
            world.after(Delay.ENDPOINT_DELETED_SHOWN, () -> {
                store.move(id, Endpoint.State.DELETED, Endpoint.State.GONE);
                shared.tags().forget(id);
            });
        });
    }

    private Output services(Call call) {
        List<String> names = call.input().texts("ServiceName");
        names.stream()
                .filter(name -> naming.allowed(call, name).isEmpty())
                .findFirst()
                .ifPresent(name -> {
                    throw Ec2Error.SERVICE_NAME_UNKNOWN.because(
                            "The Vpc Endpoint Service '%s' does not exist".formatted(name));
                });
        Filters filters = Filters.of(call.input());
        List<EndpointService> found = store.services().stream()
                .filter(service -> names.isEmpty() || names.contains(service.name()))
                .filter(service -> naming.allowed(call, service.name()).isPresent())
                .filter(service ->
                        filters.accept(serviceAttributes(service), shared.tags().of(service.id())))
                .toList();
        Page<EndpointService> page = Page.of(found, call.input());
        return Output.of()
                .list(
                        "serviceNameSet",
                        page.entries().stream().map(EndpointService::name).toList())
                .list(
                        "serviceDetailSet",
                        page.entries().stream()
                                .map(service -> naming.details(service, call.account()))
                                .toList())
                .put("nextToken", page.next());
    }

    private static Map<String, List<String>> serviceAttributes(EndpointService service) {
        return Map.of(
                "service-name", List.of(service.name()),
                "service-type", List.of("Interface"),
                "owner", List.of(service.account()),
                "service-region", List.of(service.region()),
                "supported-ip-address-types", List.of("ipv4"));
    }
}
