package dev.postern.awssim.elbv2;

import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** TCP listeners. */
final class ListenerOperations {
    private static final int MOST_ON_A_LOAD_BALANCER = 50;
    private static final Map<String, String> ATTRIBUTES = Map.of("tcp.idle_timeout.seconds", "350");

    private final Shared shared;
    private final Balancing balancing;
    private final Views views;

    ListenerOperations(Shared shared) {
        this.shared = shared;
        this.balancing = shared.balancing();
        this.views = new Views(balancing);
    }

    Map<String, Operation> table() {
        return Map.of(
                "CreateListener", this::create,
                "DescribeListeners", this::describe,
                "ModifyListener", this::modify,
                "DeleteListener", this::delete,
                "DescribeListenerAttributes", call -> attributes(shared.listener(call)),
                "ModifyListenerAttributes", this::modifyAttributes);
    }

    private Output create(Call call) {
        LoadBalancer loadBalancer = shared.loadBalancer(call);
        int port = Arguments.port(call.input());
        checkProtocol(Arguments.required(call.input(), "Protocol"));
        String group = targetGroup(call, loadBalancer);
        List<Listener> present = balancing.listenersOf(loadBalancer.arn());
        Optional<Listener> same =
                present.stream().filter(one -> one.port() == port).findFirst();
        if (same.isPresent() && !same.get().targetGroup().equals(group)) {
            throw ElbError.LISTENER_DUPLICATE.because(
                    "A listener already exists on this port for this load balancer '%s'".formatted(loadBalancer.arn()));
        }
        if (same.isEmpty() && present.size() >= MOST_ON_A_LOAD_BALANCER) {
            throw ElbError.TOO_MANY_LISTENERS.because("The maximum number of listeners has been reached");
        }
        Listener listener = same.orElseGet(() -> make(call, loadBalancer, port, group));
        return Output.of().list("Listeners", List.of(views.listener(listener)));
    }

    private Listener make(Call call, LoadBalancer loadBalancer, int port, String group) {
        String arn = "arn:aws:elasticloadbalancing:%s:%s:listener/%s/%s"
                .formatted(
                        call.region(),
                        call.account(),
                        loadBalancer.path(),
                        shared.world().ids().hex(16));
        Listener made = new Listener(arn, loadBalancer.arn(), port, group, ATTRIBUTES);
        balancing.put(made);
        balancing.tag(arn, Arguments.tags(call.input()));
        return made;
    }

    private static void checkProtocol(String protocol) {
        if (!protocol.equals("TCP")) {
            throw ElbError.PROTOCOL.because("Listener protocol '%s' is not supported".formatted(protocol));
        }
    }

    /** The one target group of the one forward action. */
    private String targetGroup(Call call, LoadBalancer loadBalancer) {
        List<Input> actions = call.input().list("DefaultActions");
        if (actions.size() != 1 || !actions.getFirst().text("Type").orElse("").equals("forward")) {
            throw ElbError.VALIDATION.because(
                    "A network load balancer's listener has exactly one action, of type forward");
        }
        Input action = actions.getFirst();
        String arn = action.text("TargetGroupArn")
                .orElseGet(() -> action.at("ForwardConfig").list("TargetGroups").stream()
                        .findFirst()
                        .flatMap(group -> group.text("TargetGroupArn"))
                        .orElseThrow(() -> ElbError.VALIDATION.because("A target group ARN must be specified")));
        TargetGroup group = shared.targetGroup(call, arn);
        if (!group.identity().vpcId().equals(loadBalancer.identity().vpcId())) {
            throw ElbError.INVALID_CONFIGURATION.because(
                    "The target group and the load balancer must be in the same VPC");
        }
        if (balancing.servedBy(arn).stream().anyMatch(other -> !other.equals(loadBalancer.arn()))) {
            throw ElbError.IN_ANOTHER.because(
                    "The following target groups cannot be associated with more than one load balancer: " + arn);
        }
        return arn;
    }

    private Output describe(Call call) {
        List<String> arns = call.input().texts("ListenerArns");
        boolean byLoadBalancer = call.input().has("LoadBalancerArn");
        if (!byLoadBalancer && arns.isEmpty()) {
            throw ElbError.VALIDATION.because("You must specify either listener ARNs or a load balancer ARN");
        }
        List<Listener> found = byLoadBalancer
                ? balancing.listenersOf(shared.loadBalancer(call).arn())
                : arns.stream()
                        .map(arn -> balancing
                                .listener(arn)
                                .orElseThrow(
                                        () -> ElbError.LISTENER_NOT_FOUND.because("One or more listeners not found")))
                        .toList();
        return Page.of(found, call.input()).as("Listeners", views::listener);
    }

    private Output modify(Call call) {
        Listener listener = shared.listener(call);
        call.input().text("Protocol").ifPresent(ListenerOperations::checkProtocol);
        LoadBalancer loadBalancer = balancing
                .loadBalancer(listener.loadBalancer())
                .orElseThrow(() -> ElbError.LOAD_BALANCER_NOT_FOUND.because("The listener's load balancer is gone"));
        String group = call.input().has("DefaultActions") ? targetGroup(call, loadBalancer) : listener.targetGroup();
        int port = call.input().has("Port") ? Arguments.port(call.input()) : listener.port();
        Listener changed = new Listener(listener.arn(), loadBalancer.arn(), port, group, listener.attributes());
        balancing.put(changed);
        return Output.of().list("Listeners", List.of(views.listener(changed)));
    }

    private Output delete(Call call) {
        shared.end(shared.listener(call));
        return Output.of();
    }

    private static Output attributes(Listener one) {
        return Output.of().list("Attributes", Views.pairs(one.attributes()));
    }

    private Output modifyAttributes(Call call) {
        Listener one = shared.listener(call);
        Listener changed = new Listener(
                one.arn(),
                one.loadBalancer(),
                one.port(),
                one.targetGroup(),
                Arguments.merged(call.input(), one.attributes()));
        balancing.put(changed);
        return attributes(changed);
    }
}
