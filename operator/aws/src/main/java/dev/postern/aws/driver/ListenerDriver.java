package dev.postern.aws.driver;

import dev.postern.aws.account.AccountSession;
import dev.postern.aws.apply.Change;
import dev.postern.aws.apply.Difference;
import dev.postern.aws.apply.Driver;
import dev.postern.aws.apply.Found;
import dev.postern.aws.apply.Inputs;
import dev.postern.aws.apply.Naming;
import dev.postern.aws.apply.ResourceRecord;
import dev.postern.aws.call.Priority;
import dev.postern.aws.problem.AwsProblemException;
import dev.postern.aws.problem.Problem;
import dev.postern.plan.resource.Listener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;

/** TCP listeners. There is no listing of them over load balancers, so each is asked for. */
final class ListenerDriver implements Driver<Listener, ObservedListener> {

    private final ElasticLoadBalancingV2Client client;

    ListenerDriver(AccountSession session) {
        this.client = session.clients().loadBalancing();
    }

    record Parameters(String loadBalancerArn, String targetGroupArn, int port, Map<String, String> tags) {}

    @Override
    public Recovery recovery() {
        return Recovery.BY_NAME;
    }

    @Override
    public String parameters(Listener wanted, Inputs inputs, Naming naming) {
        return ParametersCodec.write(new Parameters(
                inputs.of(wanted.loadBalancerArn()), inputs.of(wanted.targetGroupArn()), wanted.port(), naming.tags()));
    }

    @Override
    public Found<ObservedListener> find(ResourceRecord stored) {
        var found = stored.awsId().isPresent()
                ? byArn(stored.awsId().get())
                : byPort(ParametersCodec.read(stored.parameters(), Parameters.class));
        return found.<Found<ObservedListener>>map(listener -> new Found.Alive<>(observe(listener)))
                .orElseGet(Found.Absent::new);
    }

    @Override
    public Difference difference(Listener wanted, Inputs inputs, ObservedListener observed) {
        if (!observed.loadBalancerArn().equals(inputs.of(wanted.loadBalancerArn()))) {
            return new Difference.Replace("its load balancer was replaced");
        }
        String targetGroup = inputs.of(wanted.targetGroupArn());
        boolean same = observed.protocol().equals("TCP")
                && observed.port() == wanted.port()
                && observed.targetGroupArn().equals(Optional.of(targetGroup));
        return same
                ? Difference.of(List.of())
                : Difference.of(List.of(new Change(
                        "forwards port " + wanted.port() + " to " + targetGroup,
                        Priority.DRIFT,
                        () -> modify(observed.id(), wanted.port(), targetGroup))));
    }

    @Override
    public String create(String text) {
        var parameters = ParametersCodec.read(text, Parameters.class);
        return client.createListener(request -> request.loadBalancerArn(parameters.loadBalancerArn())
                        .protocol(ProtocolEnum.TCP)
                        .port(parameters.port())
                        .defaultActions(forwardTo(parameters.targetGroupArn()))
                        .tags(ElbTags.of(parameters.tags())))
                .listeners()
                .getFirst()
                .listenerArn();
    }

    @Override
    public void delete(ResourceRecord stored, ObservedListener observed) {
        client.deleteListener(request -> request.listenerArn(observed.id()));
    }

    private Optional<software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener> byArn(String arn) {
        return unlessNotFound(() -> client.describeListeners(request -> request.listenerArns(arn))
                        .listeners())
                .stream()
                .findFirst();
    }

    private Optional<software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener> byPort(
            Parameters parameters) {
        var found = unlessNotFound(() -> client
                        .describeListenersPaginator(request -> request.loadBalancerArn(parameters.loadBalancerArn()))
                        .listeners()
                        .stream()
                        .toList())
                .stream()
                .filter(listener -> listener.port() == parameters.port())
                .findFirst();
        if (found.isPresent() && !ElbTags.carries(client, found.get().listenerArn(), parameters.tags())) {
            throw Owned.byOthers(
                    "A listener on port " + parameters.port() + " of " + parameters.loadBalancerArn(),
                    "Delete it, and Postern makes its own.");
        }
        return found;
    }

    /** With its load balancer a listener goes too, and AWS says so with an error. */
    private static <T> List<T> unlessNotFound(Supplier<List<T>> read) {
        try {
            return read.get();
        } catch (AwsProblemException e) {
            if (e.problem() instanceof Problem.NotFound) {
                return List.of();
            }
            throw e;
        }
    }

    private static ObservedListener observe(
            software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener listener) {
        List<Action> actions = listener.defaultActions();
        Optional<String> target =
                actions.size() == 1 ? Optional.ofNullable(actions.getFirst().targetGroupArn()) : Optional.empty();
        return new ObservedListener(
                listener.listenerArn(),
                listener.loadBalancerArn(),
                listener.protocolAsString(),
                listener.port(),
                target);
    }

    private void modify(String arn, int port, String targetGroupArn) {
        client.modifyListener(request -> request.listenerArn(arn)
                .protocol(ProtocolEnum.TCP)
                .port(port)
                .defaultActions(forwardTo(targetGroupArn)));
    }

    private static Action forwardTo(String targetGroupArn) {
        return Action.builder()
                .type(ActionTypeEnum.FORWARD)
                .targetGroupArn(targetGroupArn)
                .build();
    }
}
