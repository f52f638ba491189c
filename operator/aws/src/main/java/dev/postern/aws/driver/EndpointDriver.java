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
import dev.postern.plan.resource.Endpoint;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.SecurityGroupIdentifier;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

/** Interface endpoints in a consumer's network. */
final class EndpointDriver implements Driver<Endpoint, ObservedEndpoint> {

    /** They never come back; a new one must be made. */
    private static final Set<String> DEAD = Set.of("rejected", "failed", "expired");

    private final Ec2Client ec2;
    private final Snapshot snapshot;
    private final AwsAccount account;

    EndpointDriver(AccountSession session) {
        this.ec2 = session.clients().ec2();
        this.snapshot = session.snapshot();
        this.account = session.account();
    }

    record Parameters(
            String serviceName,
            String vpcId,
            List<String> subnetIds,
            String securityGroupId,
            String clientToken,
            Map<String, String> tags) {}

    @Override
    public Recovery recovery() {
        return Recovery.BY_TOKEN;
    }

    @Override
    public String parameters(Endpoint wanted, Inputs inputs, Naming naming) {
        return ParametersCodec.write(new Parameters(
                wanted.serviceName(),
                wanted.vpcId(),
                wanted.subnetIds(),
                inputs.of(wanted.securityGroupId()),
                naming.clientToken(),
                naming.tags()));
    }

    @Override
    public Found<ObservedEndpoint> find(ResourceRecord stored) {
        return stored.awsId()
                .flatMap(id -> snapshot.endpoints().byId(id))
                .map(EndpointDriver::found)
                .orElseGet(Found.Absent::new);
    }

    @Override
    public Difference difference(Endpoint wanted, Inputs inputs, ObservedEndpoint observed) {
        if (!observed.serviceName().equals(wanted.serviceName())) {
            return new Difference.Replace("the API has another endpoint service now");
        }
        if (!observed.subnetIds().equals(Set.copyOf(wanted.subnetIds()))) {
            return new Difference.Replace("its subnets were changed");
        }
        String group = inputs.of(wanted.securityGroupId());
        return observed.securityGroupIds().equals(Set.of(group))
                ? Difference.of(List.of())
                : Difference.of(List.of(
                        new Change("security group " + group, Priority.DRIFT, () -> setGroup(observed, group))));
    }

    @Override
    public String create(String text) {
        var parameters = ParametersCodec.read(text, Parameters.class);
        var answer = ec2.createVpcEndpoint(request -> request.vpcEndpointType(VpcEndpointType.INTERFACE)
                .serviceName(parameters.serviceName())
                .vpcId(parameters.vpcId())
                .subnetIds(parameters.subnetIds())
                .securityGroupIds(parameters.securityGroupId())
                .privateDnsEnabled(false)
                .clientToken(parameters.clientToken())
                .tagSpecifications(Ec2Tags.specification(ResourceType.VPC_ENDPOINT, parameters.tags())));
        snapshot.endpoints().forget();
        return answer.vpcEndpoint().vpcEndpointId();
    }

    @Override
    public void delete(ResourceRecord stored, ObservedEndpoint observed) {
        var answer = ec2.deleteVpcEndpoints(request -> request.vpcEndpointIds(observed.id()));
        snapshot.endpoints().forget();
        Unsuccessful.check(answer.unsuccessful(), "DeleteVpcEndpoints", account);
    }

    private static Found<ObservedEndpoint> found(VpcEndpoint endpoint) {
        String state = endpoint.stateAsString().toLowerCase(Locale.ROOT);
        if (state.equals("deleted")) {
            return new Found.Absent<>();
        }
        if (state.equals("deleting")) {
            return new Found.Leaving<>("AWS is deleting endpoint " + endpoint.vpcEndpointId() + ".");
        }
        var observed = observe(endpoint, state);
        return DEAD.contains(state)
                ? new Found.Dead<>(observed, "The endpoint is " + state + ".")
                : new Found.Alive<>(observed);
    }

    private static ObservedEndpoint observe(VpcEndpoint endpoint, String state) {
        return new ObservedEndpoint(
                endpoint.vpcEndpointId(),
                state,
                endpoint.serviceName(),
                endpoint.vpcId(),
                Set.copyOf(endpoint.subnetIds()),
                endpoint.groups().stream().map(SecurityGroupIdentifier::groupId).collect(Collectors.toSet()),
                address(endpoint));
    }

    /** The first entry is the regional one; those of single zones follow. */
    private static Optional<ObservedEndpoint.Address> address(VpcEndpoint endpoint) {
        return endpoint.dnsEntries().stream()
                .findFirst()
                .map(entry -> new ObservedEndpoint.Address(entry.dnsName(), entry.hostedZoneId()));
    }

    private void setGroup(ObservedEndpoint observed, String group) {
        List<String> others = observed.securityGroupIds().stream()
                .filter(id -> !id.equals(group))
                .toList();
        ec2.modifyVpcEndpoint(request -> {
            request.vpcEndpointId(observed.id()).removeSecurityGroupIds(others);
            if (!observed.securityGroupIds().contains(group)) {
                request.addSecurityGroupIds(group);
            }
        });
        snapshot.endpoints().forget();
    }
}
