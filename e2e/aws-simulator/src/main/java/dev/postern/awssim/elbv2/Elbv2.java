package dev.postern.awssim.elbv2;

import dev.postern.awssim.clock.World;
import dev.postern.awssim.ec2.LoadBalancers;
import dev.postern.awssim.ec2.Network;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Protocol;
import dev.postern.awssim.protocol.QueryService;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Elastic Load Balancing v2, network load balancers with TCP listeners and ip targets. */
public final class Elbv2 implements QueryService, LoadBalancers {
    private final Balancing balancing = new Balancing();
    private final Map<String, Operation> operations = new HashMap<>();

    public Elbv2(World world, Network network, Predicate<String> usedByEndpointService) {
        Shared shared = new Shared(world, network, balancing, usedByEndpointService);
        Stream.of(
                        new LoadBalancerOperations(shared).table(),
                        new TargetGroupOperations(shared).table(),
                        new TargetOperations(shared).table(),
                        new ListenerOperations(shared).table(),
                        new TagOperations(balancing).table())
                .forEach(operations::putAll);
    }

    public Balancing balancing() {
        return balancing;
    }

    @Override
    public Optional<Known> find(String arn) {
        return balancing
                .loadBalancer(arn)
                .map(one -> new Known(
                        arn,
                        one.identity().account(),
                        one.state() == LoadBalancer.State.active,
                        one.nodes().stream().map(node -> node.subnet().zoneId()).toList()));
    }

    @Override
    public String name() {
        return "elasticloadbalancing";
    }

    @Override
    public Protocol protocol() {
        return Protocol.AWS_QUERY;
    }

    @Override
    public String namespace() {
        return "http://elasticloadbalancing.amazonaws.com/doc/2015-12-01/";
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.copyOf(operations);
    }
}
