package dev.postern.awssim.datapath;

import dev.postern.awssim.clock.World;
import dev.postern.awssim.elbv2.Balancing;
import dev.postern.awssim.elbv2.LoadBalancer;
import dev.postern.awssim.elbv2.Target;
import dev.postern.awssim.elbv2.Target.Health;
import dev.postern.awssim.elbv2.Target.State;
import dev.postern.awssim.elbv2.TargetGroup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;

/** Checks the targets of groups that serve an active load balancer, each at its interval. */
final class HealthChecker {
    private final World world;
    private final Balancing balancing;
    private final ExecutorService threads;

    HealthChecker(World world, Balancing balancing, ExecutorService threads) {
        this.world = world;
        this.balancing = balancing;
        this.threads = threads;
    }

    void runDue() {
        world.alone(this::takeDue)
                .forEach(probe -> threads.execute(() -> {
                    HealthProbe.Result result = probe.run();
                    world.alone(() -> record(probe, result));
                }));
    }

    /** The checks that are due; their targets' next ones are set. */
    private List<HealthProbe> takeDue() {
        List<HealthProbe> due = new ArrayList<>();
        for (TargetGroup group : balancing.targetGroups()) {
            balancing.servedBy(group.arn()).stream()
                    .flatMap(arn -> balancing.loadBalancer(arn).stream())
                    .filter(one -> one.state() == LoadBalancer.State.active)
                    .findFirst()
                    .ifPresent(one -> takeDue(group, one.nodes().getFirst().address(), due));
        }
        return due;
    }

    private void takeDue(TargetGroup group, String node, List<HealthProbe> due) {
        Instant now = world.now();
        for (Target target : balancing.targetsOf(group.arn())) {
            Health health = target.health();
            if (!health.nextCheck().isAfter(now)) {
                due.add(new HealthProbe(group, target, node));
                Health waiting = new Health(
                        health.state(),
                        health.state() == State.initial ? "Elb.InitialHealthChecking" : health.reason(),
                        health.state() == State.initial ? "Initial health checks in progress" : health.description(),
                        health.streak(),
                        now.plus(group.healthCheck().interval()));
                balancing.put(group.arn(), target.with(waiting));
            }
        }
    }

    private boolean record(HealthProbe probe, HealthProbe.Result result) {
        return balancing.targetsOf(probe.group().arn()).stream()
                .filter(target -> target.key().equals(probe.target().key())
                        && target.registeredAt().equals(probe.target().registeredAt())
                        && target.health().state() != State.draining)
                .findFirst()
                .map(target -> {
                    balancing.put(probe.group().arn(), target.with(after(target.health(), result, probe.group())));
                    return true;
                })
                .orElse(false);
    }

    /** One success makes a new target healthy; afterwards the thresholds count. */
    private static Health after(Health before, HealthProbe.Result result, TargetGroup group) {
        int streak = result.passed() ? Math.max(1, before.streak() + 1) : Math.min(-1, before.streak() - 1);
        int enough = before.state() == State.initial ? 1 : group.healthCheck().healthy();
        boolean healthy = streak >= enough;
        boolean unhealthy = -streak >= group.healthCheck().unhealthy();
        if (healthy) {
            return new Health(State.healthy, "", "", streak, before.nextCheck());
        }
        return unhealthy
                ? new Health(State.unhealthy, result.reason(), result.description(), streak, before.nextCheck())
                : new Health(before.state(), before.reason(), before.description(), streak, before.nextCheck());
    }
}
