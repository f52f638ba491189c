package dev.postern.awssim.datapath;

import dev.postern.awssim.ec2.Ec2;
import dev.postern.awssim.ec2.Endpoint;
import dev.postern.awssim.ec2.EndpointService;
import dev.postern.awssim.ec2.NetworkInterface;
import dev.postern.awssim.elbv2.Balancing;
import dev.postern.awssim.elbv2.Listener;
import dev.postern.awssim.elbv2.LoadBalancer;
import dev.postern.awssim.elbv2.Target;
import dev.postern.awssim.elbv2.TargetGroup;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** What the resources as they are now mean for connections. For callers that have the world to themselves. */
final class Topology {
    private final Ec2 ec2;
    private final Balancing balancing;
    private final AtomicInteger turn = new AtomicInteger();

    Topology(Ec2 ec2, Balancing balancing) {
        this.ec2 = ec2;
        this.balancing = balancing;
    }

    /** The addresses that have to be this machine's own: of endpoints and of load balancer nodes. */
    Set<String> addresses() {
        Set<String> addresses = new HashSet<>();
        ec2.network().interfaces().forEach(one -> addresses.add(one.address()));
        return addresses;
    }

    Set<Entrance> entrances() {
        Set<Entrance> entrances = new HashSet<>();
        ec2.endpoints().stream()
                .filter(endpoint -> endpoint.state() == Endpoint.State.AVAILABLE)
                .forEach(endpoint -> listeners(endpoint)
                        .forEach(listener -> endpoint.placement()
                                .interfaces()
                                .forEach(one -> entrances.add(entrance(endpoint, one, listener.port())))));
        return entrances;
    }

    private static Entrance entrance(Endpoint endpoint, NetworkInterface one, int port) {
        return new Entrance(endpoint.id(), one.address(), port, one.subnet().zoneId());
    }

    private Stream<Listener> listeners(Endpoint endpoint) {
        return ec2.endpointService(endpoint.identity().serviceId()).map(EndpointService::loadBalancers).stream()
                .flatMap(List::stream)
                .flatMap(arn -> balancing.listenersOf(arn).stream());
    }

    /** Where a connection to an entrance goes now; empty when there is no target for it. */
    Optional<Hop> hop(Entrance entrance) {
        return ec2.endpoints().stream()
                .filter(endpoint ->
                        endpoint.id().equals(entrance.endpointId()) && endpoint.state() == Endpoint.State.AVAILABLE)
                .flatMap(this::listeners)
                .filter(listener -> listener.port() == entrance.port())
                .findFirst()
                .flatMap(listener -> hop(entrance, listener));
    }

    private Optional<Hop> hop(Entrance entrance, Listener listener) {
        Optional<LoadBalancer> loadBalancer = balancing.loadBalancer(listener.loadBalancer());
        Optional<NetworkInterface> node = loadBalancer.flatMap(one -> one.nodes().stream()
                .filter(candidate -> candidate.subnet().zoneId().equals(entrance.zoneId()))
                .findFirst());
        Optional<TargetGroup> group = balancing.targetGroup(listener.targetGroup());
        if (loadBalancer.isEmpty() || node.isEmpty() || group.isEmpty()) {
            return Optional.empty();
        }
        List<Target> targets = eligible(loadBalancer.get(), node.get(), group.get());
        return targets.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hop(
                        entrance,
                        loadBalancer.get().arn(),
                        node.get().address(),
                        group.get().arn(),
                        targets.get(Math.floorMod(turn.getAndIncrement(), targets.size()))
                                .key(),
                        group.get().proxyProtocol()));
    }

    /** Healthy ones, of the node's zone unless balanced across zones; all of them when none is healthy anywhere: fail open. */
    private List<Target> eligible(LoadBalancer loadBalancer, NetworkInterface node, TargetGroup group) {
        List<Target> registered = balancing.targetsOf(group.arn()).stream()
                .filter(target -> target.health().state() != Target.State.draining)
                .toList();
        List<Target> healthy = healthy(registered);
        List<Target> usable = healthy.isEmpty() ? registered : healthy;
        return loadBalancer.crossZone()
                ? usable
                : usable.stream()
                        .filter(target -> target.zone().equals("all")
                                || target.zone().equals(node.subnet().zoneName()))
                        .toList();
    }

    private static List<Target> healthy(List<Target> targets) {
        return targets.stream()
                .filter(target -> target.health().state() == Target.State.healthy)
                .toList();
    }

    /** Whether an established connection may go on. */
    boolean stands(Hop hop) {
        boolean open = ec2.endpoints().stream()
                .anyMatch(endpoint -> endpoint.id().equals(hop.entrance().endpointId())
                        && endpoint.state() == Endpoint.State.AVAILABLE);
        Optional<TargetGroup> group = balancing.targetGroup(hop.targetGroup());
        return open
                && group.isPresent()
                && balancing.loadBalancer(hop.loadBalancer()).isPresent()
                && keeps(group.get(), hop.target());
    }

    private boolean keeps(TargetGroup group, Target.Key key) {
        List<Target> targets = balancing.targetsOf(group.arn());
        Optional<Target> own =
                targets.stream().filter(target -> target.key().equals(key)).findFirst();
        if (own.isEmpty()) {
            return !group.closesAfterDeregistration();
        }
        boolean unhealthy = own.get().health().state() == Target.State.unhealthy;
        return !unhealthy || healthy(targets).isEmpty() || !group.closesWhenUnhealthy();
    }
}
