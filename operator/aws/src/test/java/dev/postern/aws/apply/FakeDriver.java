package dev.postern.aws.apply;

import dev.postern.aws.call.Priority;
import dev.postern.plan.resource.DesiredResource;
import dev.postern.plan.resource.DnsRecord;
import dev.postern.plan.resource.Endpoint;
import dev.postern.plan.resource.EndpointService;
import dev.postern.plan.resource.ResourceKind;
import dev.postern.plan.resource.SecurityGroup;
import dev.postern.plan.resource.TargetGroup;
import java.util.List;
import java.util.Optional;

/** The seam's contract over {@link FakeCloud}, for any kind. */
final class FakeDriver<R extends DesiredResource> implements Driver<R, FakeObserved> {

    private final FakeCloud cloud;
    private final ResourceKind kind;

    FakeDriver(FakeCloud cloud, ResourceKind kind) {
        this.cloud = cloud;
        this.kind = kind;
    }

    static Drivers all(FakeCloud cloud) {
        return new Drivers(
                new FakeDriver<>(cloud, ResourceKind.SECURITY_GROUP),
                new FakeDriver<>(cloud, ResourceKind.SECURITY_GROUP_RULE),
                new FakeDriver<>(cloud, ResourceKind.LOAD_BALANCER),
                new FakeDriver<>(cloud, ResourceKind.TARGET_GROUP),
                new FakeDriver<>(cloud, ResourceKind.LISTENER),
                new FakeDriver<>(cloud, ResourceKind.ENDPOINT_SERVICE),
                new FakeDriver<>(cloud, ResourceKind.ENDPOINT),
                new FakeDriver<>(cloud, ResourceKind.DNS_RECORD));
    }

    @Override
    public Recovery recovery() {
        return kind == ResourceKind.ENDPOINT || kind == ResourceKind.ENDPOINT_SERVICE
                ? Recovery.BY_TOKEN
                : Recovery.BY_NAME;
    }

    @Override
    public String parameters(R wanted, Inputs inputs, Naming naming) {
        List<String> resolved = wanted.inputs().stream().map(inputs::of).toList();
        return new FakeParameters(kind, naming.name(), naming.clientToken(), resolved, fixed(wanted, resolved)).text();
    }

    @Override
    public Found<FakeObserved> find(ResourceRecord stored) {
        Optional<FakeResource> found = stored.awsId().isPresent()
                ? cloud.look(kind, stored.awsId().get())
                : recovery() == Recovery.BY_TOKEN
                        ? Optional.empty()
                        : cloud.lookByName(
                                kind, FakeParameters.read(stored.parameters()).name());
        return found.map(FakeDriver::found).orElseGet(Found.Absent::new);
    }

    @Override
    public Difference difference(R wanted, Inputs inputs, FakeObserved observed) {
        List<String> resolved = wanted.inputs().stream().map(inputs::of).toList();
        if (!fixed(wanted, resolved).equals(observed.resource().parameters.fixed())) {
            return new Difference.Replace("another is wanted");
        }
        String adjustable = adjustable(wanted, resolved);
        return adjustable.equals(observed.adjustable())
                ? Difference.of(List.of())
                : Difference.of(List.of(change(observed, adjustable, priority(wanted))));
    }

    @Override
    public List<Change> withdrawals(R wanted, FakeObserved observed) {
        return wanted instanceof EndpointService
                        && !adjustable(wanted, List.of()).equals(observed.adjustable())
                ? List.of(change(observed, adjustable(wanted, List.of()), Priority.REVOKE))
                : List.of();
    }

    private Change change(FakeObserved observed, String adjustable, Priority priority) {
        return new Change("changed to " + adjustable, priority, () -> cloud.change(observed.id(), adjustable));
    }

    @Override
    public String create(String parameters) {
        return cloud.create(FakeParameters.read(parameters));
    }

    @Override
    public void delete(ResourceRecord stored, FakeObserved observed) {
        cloud.delete(observed.id());
    }

    private static Found<FakeObserved> found(FakeResource resource) {
        var observed = FakeObserved.of(resource);
        return resource.dead ? new Found.Dead<>(observed, "rejected") : new Found.Alive<>(observed);
    }

    private String fixed(R wanted, List<String> resolved) {
        String from = wanted instanceof DnsRecord ? "" : " from " + String.join(" ", resolved);
        return kind + " " + wanted.id() + " " + detail(wanted) + from;
    }

    private static String detail(DesiredResource wanted) {
        return wanted instanceof Endpoint endpoint ? endpoint.serviceName() : "";
    }

    private static String adjustable(DesiredResource wanted, List<String> resolved) {
        return switch (wanted) {
            case SecurityGroup group -> group.ingress().toString();
            case EndpointService service ->
                service.principals().roleArns() + " " + service.connections().rejected();
            case TargetGroup group -> group.targets().toString();
            case DnsRecord ignored -> String.join(" ", resolved);
            default -> "";
        };
    }

    private static Priority priority(DesiredResource wanted) {
        return wanted instanceof EndpointService ? Priority.REVOKE : Priority.DRIFT;
    }
}
