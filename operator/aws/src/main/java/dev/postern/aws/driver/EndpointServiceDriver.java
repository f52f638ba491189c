package dev.postern.aws.driver;

import dev.postern.aws.account.AccountSession;
import dev.postern.aws.account.AwsAccount;
import dev.postern.aws.account.Snapshot;
import dev.postern.aws.apply.Change;
import dev.postern.aws.apply.Difference;
import dev.postern.aws.apply.Driver;
import dev.postern.aws.apply.Found;
import dev.postern.aws.apply.Inputs;
import dev.postern.aws.apply.Naming;
import dev.postern.aws.apply.ResourceRecord;
import dev.postern.aws.call.Priority;
import dev.postern.aws.driver.ObservedEndpointService.Acceptance;
import dev.postern.plan.resource.EndpointService;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;

/** Endpoint services, with who may ask and what is decided about those who did. */
final class EndpointServiceDriver implements Driver<EndpointService, ObservedEndpointService> {

    private static final Set<String> LEAVING = Set.of("deleting");
    private static final Set<String> GONE = Set.of("deleted");
    private static final Set<String> DEAD = Set.of("failed");

    private final Ec2Client ec2;
    private final Snapshot snapshot;
    private final AwsAccount account;
    private final ServiceAccess access;

    EndpointServiceDriver(AccountSession session) {
        this.ec2 = session.clients().ec2();
        this.snapshot = session.snapshot();
        this.account = session.account();
        this.access = new ServiceAccess(session);
    }

    record Parameters(String loadBalancerArn, String clientToken, Map<String, String> tags) {}

    @Override
    public Recovery recovery() {
        return Recovery.BY_TOKEN;
    }

    @Override
    public String parameters(EndpointService wanted, Inputs inputs, Naming naming) {
        return ParametersCodec.write(
                new Parameters(inputs.of(wanted.loadBalancerArn()), naming.clientToken(), naming.tags()));
    }

    @Override
    public Found<ObservedEndpointService> find(ResourceRecord stored) {
        return stored.awsId()
                .flatMap(id -> snapshot.endpointServices().byId(id))
                .map(this::found)
                .orElseGet(Found.Absent::new);
    }

    @Override
    public List<Change> withdrawals(EndpointService wanted, ObservedEndpointService observed) {
        var changes = new ArrayList<Change>();
        if (observed.acceptance() != Acceptance.REQUIRED) {
            changes.add(new Change("acceptance required", Priority.REVOKE, () -> requireAcceptance(observed.id())));
        }
        changes.addAll(access.withdrawals(wanted, observed));
        return changes;
    }

    @Override
    public Difference difference(EndpointService wanted, Inputs inputs, ObservedEndpointService observed) {
        var changes = new ArrayList<>(withdrawals(wanted, observed));
        changes.addAll(access.admissions(wanted, observed));
        String balancer = inputs.of(wanted.loadBalancerArn());
        if (!observed.loadBalancerArns().equals(Set.of(balancer))) {
            changes.add(new Change("load balancer " + balancer, Priority.DRIFT, () -> setBalancer(observed, balancer)));
        }
        return Difference.of(changes);
    }

    @Override
    public String create(String text) {
        var parameters = ParametersCodec.read(text, Parameters.class);
        var answer = ec2.createVpcEndpointServiceConfiguration(request -> request.networkLoadBalancerArns(
                        parameters.loadBalancerArn())
                .acceptanceRequired(true)
                .clientToken(parameters.clientToken())
                .tagSpecifications(Ec2Tags.specification(ResourceType.VPC_ENDPOINT_SERVICE, parameters.tags())));
        snapshot.endpointServices().forget();
        return answer.serviceConfiguration().serviceId();
    }

    /** Nobody new, then nobody at all, then the service itself; AWS refuses the last until the second is done. */
    @Override
    public void delete(ResourceRecord stored, ObservedEndpointService observed) {
        if (!observed.principals().isEmpty()) {
            access.disallow(
                    observed.id(), observed.principals().stream().sorted().toList());
        }
        List<String> connected = ConnectionDecisions.rejectAll(observed.connections());
        if (!connected.isEmpty()) {
            access.reject(observed.id(), connected);
        }
        var answer = ec2.deleteVpcEndpointServiceConfigurations(request -> request.serviceIds(observed.id()));
        snapshot.endpointServices().forget();
        Unsuccessful.check(answer.unsuccessful(), "DeleteVpcEndpointServiceConfigurations", account);
    }

    private Found<ObservedEndpointService> found(ServiceConfiguration service) {
        String state = service.serviceStateAsString().toLowerCase(Locale.ROOT);
        if (GONE.contains(state)) {
            return new Found.Absent<>();
        }
        if (LEAVING.contains(state)) {
            return new Found.Leaving<>("AWS is deleting endpoint service " + service.serviceId() + ".");
        }
        var observed = observe(service, state);
        return DEAD.contains(state)
                ? new Found.Dead<>(observed, "AWS could not make the endpoint service.")
                : new Found.Alive<>(observed);
    }

    private ObservedEndpointService observe(ServiceConfiguration service, String state) {
        return new ObservedEndpointService(
                service.serviceId(),
                service.serviceName(),
                state,
                Boolean.TRUE.equals(service.acceptanceRequired()) ? Acceptance.REQUIRED : Acceptance.AUTOMATIC,
                Set.copyOf(
                        Optional.ofNullable(service.networkLoadBalancerArns()).orElse(List.of())),
                access.principals(service.serviceId()),
                access.connections(service.serviceId()));
    }

    private void requireAcceptance(String serviceId) {
        ec2.modifyVpcEndpointServiceConfiguration(
                request -> request.serviceId(serviceId).acceptanceRequired(true));
        snapshot.endpointServices().forget();
    }

    private void setBalancer(ObservedEndpointService observed, String balancer) {
        List<String> old = observed.loadBalancerArns().stream()
                .filter(arn -> !arn.equals(balancer))
                .toList();
        ec2.modifyVpcEndpointServiceConfiguration(request -> {
            request.serviceId(observed.id()).removeNetworkLoadBalancerArns(old);
            if (!observed.loadBalancerArns().contains(balancer)) {
                request.addNetworkLoadBalancerArns(balancer);
            }
        });
        snapshot.endpointServices().forget();
    }
}
