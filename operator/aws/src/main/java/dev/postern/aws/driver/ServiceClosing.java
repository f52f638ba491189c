package dev.postern.aws.driver;

import dev.postern.aws.account.AccountSession;
import dev.postern.aws.apply.Found;
import dev.postern.aws.apply.ResourceRecord;
import dev.postern.aws.call.CallScope;
import dev.postern.aws.call.Priority;
import dev.postern.plan.resource.ResourceKind;
import java.util.List;
import java.util.Optional;

/**
 * What an API that is being deleted does to its endpoint service while the service itself stays: because connections
 * are waited for, or because resources are retained. Needs records only, no valid spec. Fails with
 * {@link dev.postern.aws.problem.AwsProblemException}.
 */
public final class ServiceClosing {

    private final EndpointServiceDriver driver;
    private final ServiceAccess access;

    public ServiceClosing(AccountSession session) {
        this.driver = new EndpointServiceDriver(session);
        this.access = new ServiceAccess(session);
    }

    /** The recorded service; empty when there is none, or it is going already. */
    public Optional<ObservedEndpointService> look(List<ResourceRecord> records) {
        return records.stream()
                .filter(stored -> stored.kind() == ResourceKind.ENDPOINT_SERVICE)
                .findFirst()
                .map(driver::find)
                .flatMap(ServiceClosing::observed);
    }

    /** Lets nobody create another endpoint; who is connected stays. */
    public void closeToNewcomers(ObservedEndpointService service) {
        if (!service.principals().isEmpty()) {
            revoking(() -> access.disallow(
                    service.id(), service.principals().stream().sorted().toList()));
        }
    }

    /** Rejects every connection, whoever made it. */
    public void endConnections(ObservedEndpointService service) {
        List<String> connected = ConnectionDecisions.rejectAll(service.connections());
        if (!connected.isEmpty()) {
            revoking(() -> access.reject(service.id(), connected));
        }
    }

    private static void revoking(Runnable call) {
        CallScope.current().withPriority(Priority.REVOKE).run(call);
    }

    private static Optional<ObservedEndpointService> observed(Found<ObservedEndpointService> found) {
        return switch (found) {
            case Found.Alive<ObservedEndpointService>(var observed) -> Optional.of(observed);
            case Found.Dead<ObservedEndpointService>(var observed, String why) -> Optional.of(observed);
            case Found.Leaving<ObservedEndpointService> leaving -> Optional.empty();
            case Found.Absent<ObservedEndpointService> absent -> Optional.empty();
        };
    }
}
