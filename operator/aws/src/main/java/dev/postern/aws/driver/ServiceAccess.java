package dev.postern.aws.driver;

import dev.postern.aws.account.AccountSession;
import dev.postern.aws.account.AwsAccount;
import dev.postern.aws.account.Snapshot;
import dev.postern.aws.apply.Change;
import dev.postern.aws.call.Priority;
import dev.postern.aws.driver.ObservedEndpointService.Connection;
import dev.postern.plan.resource.EndpointService;
import dev.postern.plan.resource.Principals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.AllowedPrincipal;
import software.amazon.awssdk.services.ec2.model.VpcEndpointConnection;

/** Who may connect to an endpoint service, and who is connected: read, compared and changed. */
final class ServiceAccess {

    private final Ec2Client ec2;
    private final Snapshot snapshot;
    private final AwsAccount account;

    ServiceAccess(AccountSession session) {
        this.ec2 = session.clients().ec2();
        this.snapshot = session.snapshot();
        this.account = session.account();
    }

    Set<String> principals(String serviceId) {
        return ec2
                .describeVpcEndpointServicePermissionsPaginator(request -> request.serviceId(serviceId))
                .allowedPrincipals()
                .stream()
                .map(AllowedPrincipal::principal)
                .collect(Collectors.toSet());
    }

    List<Connection> connections(String serviceId) {
        return snapshot.connections().all().stream()
                .filter(connection -> serviceId.equals(connection.serviceId()))
                .map(ServiceAccess::connection)
                .toList();
    }

    /** Principals that may no longer ask, and connections that have ended. */
    List<Change> withdrawals(EndpointService wanted, ObservedEndpointService found) {
        var changes = new ArrayList<Change>();
        List<String> surplus = surplus(wanted.principals(), found.principals());
        if (!surplus.isEmpty()) {
            changes.add(new Change("disallowed " + surplus, Priority.REVOKE, () -> disallow(found.id(), surplus)));
        }
        List<String> ended = ConnectionDecisions.of(wanted.connections(), found.connections())
                .reject();
        if (!ended.isEmpty()) {
            changes.add(new Change("rejected " + ended, Priority.REVOKE, () -> reject(found.id(), ended)));
        }
        return changes;
    }

    /** Principals that may ask now, and connections that are granted. */
    List<Change> admissions(EndpointService wanted, ObservedEndpointService found) {
        var changes = new ArrayList<Change>();
        List<String> missing = minus(wanted.principals().roleArns(), found.principals());
        if (!missing.isEmpty()) {
            changes.add(new Change("allowed " + missing, Priority.CREATE, () -> allow(found.id(), missing)));
        }
        List<String> granted = ConnectionDecisions.of(wanted.connections(), found.connections())
                .accept();
        if (!granted.isEmpty()) {
            changes.add(new Change("accepted " + granted, Priority.CREATE, () -> accept(found.id(), granted)));
        }
        return changes;
    }

    private static List<String> surplus(Principals wanted, Set<String> found) {
        return switch (wanted.completeness()) {
            case COMPLETE -> minus(found, wanted.roleArns());
            case PARTIAL -> onlyEverybody(found);
        };
    }

    void disallow(String serviceId, List<String> principals) {
        ec2.modifyVpcEndpointServicePermissions(
                request -> request.serviceId(serviceId).removeAllowedPrincipals(principals));
    }

    void reject(String serviceId, List<String> endpointIds) {
        var answer = ec2.rejectVpcEndpointConnections(
                request -> request.serviceId(serviceId).vpcEndpointIds(endpointIds));
        snapshot.connections().forget();
        Unsuccessful.check(answer.unsuccessful(), "RejectVpcEndpointConnections", account);
    }

    private void accept(String serviceId, List<String> endpointIds) {
        var answer = ec2.acceptVpcEndpointConnections(
                request -> request.serviceId(serviceId).vpcEndpointIds(endpointIds));
        snapshot.connections().forget();
        Unsuccessful.check(answer.unsuccessful(), "AcceptVpcEndpointConnections", account);
    }

    private void allow(String serviceId, List<String> principals) {
        ec2.modifyVpcEndpointServicePermissions(
                request -> request.serviceId(serviceId).addAllowedPrincipals(principals));
    }

    private static Connection connection(VpcEndpointConnection connection) {
        return new Connection(
                connection.vpcEndpointId(),
                connection.vpcEndpointOwner(),
                connection.vpcEndpointStateAsString().toLowerCase(Locale.ROOT));
    }

    /** Whatever is not known, everybody is never allowed. */
    private static List<String> onlyEverybody(Set<String> found) {
        return found.contains("*") ? List.of("*") : List.of();
    }

    private static List<String> minus(Set<String> all, Set<String> some) {
        return all.stream().filter(one -> !some.contains(one)).sorted().toList();
    }
}
