package dev.postern.awssim.ec2;

import dev.postern.awssim.clock.Delay;
import dev.postern.awssim.clock.World;
import dev.postern.awssim.ec2.EndpointService.PrivateDns;
import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The provider's endpoint services. */
final class EndpointServiceOperations {
    private final World world;
    private final Network network;
    private final PrivateLinkStore store;
    private final ServiceNaming naming;
    private final LoadBalancers loadBalancers;
    private final ClientTokens tokens = new ClientTokens();
    private final Function<String, List<String>> publicText;
    private final Kind<EndpointService> services;

    EndpointServiceOperations(PrivateLink shared, Function<String, List<String>> publicText) {
        this.world = shared.world();
        this.network = shared.network();
        this.store = shared.store();
        this.naming = new ServiceNaming(shared);
        this.loadBalancers = shared.loadBalancers();
        this.publicText = publicText;
        this.services = new Kind<>(
                "serviceConfigurationSet",
                "ServiceId",
                Pattern.compile("vpce-svc-[0-9a-f]+"),
                Ec2Error.SERVICE_ID_MALFORMED,
                Ec2Error.SERVICE_ID_NOT_FOUND,
                ServiceNaming::attributes,
                naming::configuration);
    }

    Map<String, Operation> table() {
        return Map.of(
                "CreateVpcEndpointServiceConfiguration", this::create,
                "DescribeVpcEndpointServiceConfigurations",
                        call -> services.describe(call, network.seenBy(call, store.services()), naming.tags()),
                "ModifyVpcEndpointServiceConfiguration", this::modify,
                "DeleteVpcEndpointServiceConfigurations", this::delete,
                "StartVpcEndpointServicePrivateDnsVerification", this::verify);
    }

    private Output create(Call call) {
        String id = tokens.once(call, () -> made(call));
        Output output = Output.of()
                .put(
                        "serviceConfiguration",
                        naming.configuration(store.service(id).orElseThrow(() -> ownedBy(id))));
        return output.put("clientToken", call.input().text("ClientToken"));
    }

    private String made(Call call) {
        Input input = call.input();
        List<String> arns = input.texts("NetworkLoadBalancerArn");
        if (input.has("GatewayLoadBalancerArn")) {
            throw Ec2Error.INVALID_PARAMETER.because("The simulator has no gateway load balancers");
        }
        if (arns.isEmpty()) {
            throw Ec2Error.MISSING_PARAMETER.because("The request must contain the parameter NetworkLoadBalancerArns");
        }
        arns.forEach(arn -> checkLoadBalancer(call, arn));
        EndpointService service = new EndpointService(
                world.ids().ec2("vpce-svc"),
                call.account(),
                call.region(),
                input.flag("AcceptanceRequired").orElse(true),
                arns,
                EndpointService.State.Available,
                input.text("PrivateDnsName").map(this::unproven),
                Map.of());
        store.put(service);
        network.createdJustNow(service.id());
        naming.tags().register(call, "vpc-endpoint-service", service.id());
        return service.id();
    }

    private void checkLoadBalancer(Call call, String arn) {
        LoadBalancers.Known known = loadBalancers
                .find(arn)
                .filter(found -> found.account().equals(call.account()))
                .orElseThrow(() -> Ec2Error.INVALID_PARAMETER.because("Invalid Network Load Balancer ARN: " + arn));
        if (!known.active()) {
            throw Ec2Error.INVALID_PARAMETER.because("The load balancer '%s' is not in an active state".formatted(arn));
        }
    }

    private PrivateDns unproven(String name) {
        return new PrivateDns(
                name,
                "pendingVerification",
                "_" + world.ids().lower(20),
                "vpce:" + world.ids().lower(20));
    }

    private Output modify(Call call) {
        EndpointService service = naming.own(call);
        Input input = call.input();
        EndpointService accepting =
                input.flag("AcceptanceRequired").map(service::accepting).orElse(service);
        EndpointService behind = balanced(call, accepting);
        Optional<PrivateDns> privateDns = input.flag("RemovePrivateDnsName").orElse(false)
                ? Optional.empty()
                : input.text("PrivateDnsName").map(this::unproven).or(behind::privateDns);
        store.put(behind.named(privateDns));
        return Output.of().put("return", true);
    }

    private EndpointService balanced(Call call, EndpointService service) {
        List<String> added = call.input().texts("AddNetworkLoadBalancerArn");
        List<String> removed = call.input().texts("RemoveNetworkLoadBalancerArn");
        if (added.isEmpty() && removed.isEmpty()) {
            return service;
        }
        added.forEach(arn -> checkLoadBalancer(call, arn));
        List<String> arns = new ArrayList<>(service.loadBalancers());
        added.stream().filter(arn -> !arns.contains(arn)).forEach(arns::add);
        arns.removeAll(removed);
        if (arns.isEmpty()) {
            throw Ec2Error.INVALID_PARAMETER.because("An endpoint service must have at least one load balancer");
        }
        checkUnused(service);
        return service.behind(arns);
    }

    private void checkUnused(EndpointService service) {
        if (store.endpointsOf(service.id()).stream().anyMatch(Endpoint::holdsItsService)) {
            throw Ec2Error.EXISTING_CONNECTIONS.because("Service has existing active VPC Endpoint connections!");
        }
    }

    private Output delete(Call call) {
        return Unsuccessful.each(call.input().texts("ServiceId"), id -> deleteOne(call, id));
    }

    private void deleteOne(Call call, String id) {
        EndpointService service = store.service(id)
                .filter(found ->
                        found.account().equals(call.account()) && found.region().equals(call.region()))
                .orElseThrow(() -> Ec2Error.SERVICE_NOT_FOUND.because(
                        "The VpcEndpointService Id '%s' does not exist".formatted(id)));
        checkUnused(service);
        store.put(service.deleting());
        world.after(Delay.ENDPOINT_SERVICE_DELETION, () -> {
            store.removeService(id);
            naming.tags().forget(id);
        });
    }

    private Output verify(Call call) {
        EndpointService service = naming.own(call);
        if (service.privateDns().isEmpty()) {
            throw Ec2Error.INVALID_PARAMETER.because("The service %s has no private DNS name".formatted(service.id()));
        }
        store.put(service.named(service.privateDns().map(dns -> dns.in("pendingVerification"))));
        world.after(
                Delay.PRIVATE_DNS_VERIFICATION,
                () -> store.updateService(
                        service.id(), later -> later.named(later.privateDns().map(this::judged))));
        return Output.of().put("return", true);
    }

    private PrivateDns judged(PrivateDns dns) {
        boolean published =
                publicText.apply(dns.recordName() + "." + dns.name()).contains(dns.recordValue());
        return dns.in(published ? "verified" : "failed");
    }

    private static RuntimeException ownedBy(String id) {
        return Ec2Error.SERVICE_ID_NOT_FOUND.because("The VpcEndpointService Id '%s' does not exist".formatted(id));
    }
}
