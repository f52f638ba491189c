package dev.postern.awssim.elbv2;

import dev.postern.awssim.clock.Delay;
import dev.postern.awssim.clock.World;
import dev.postern.awssim.ec2.Network;
import dev.postern.awssim.protocol.Call;
import java.util.function.Predicate;

/** What the operations share, and the rules that several of them keep. */
record Shared(World world, Network network, Balancing balancing, Predicate<String> usedByEndpointService) {
    LoadBalancer loadBalancer(Call call) {
        String arn = Arguments.required(call.input(), "LoadBalancerArn");
        return balancing
                .loadBalancer(arn)
                .filter(one ->
                        own(call, one.identity().account(), one.identity().region()))
                .orElseThrow(
                        () -> ElbError.LOAD_BALANCER_NOT_FOUND.because("Load balancer '%s' not found".formatted(arn)));
    }

    TargetGroup targetGroup(Call call) {
        return targetGroup(call, Arguments.required(call.input(), "TargetGroupArn"));
    }

    TargetGroup targetGroup(Call call, String arn) {
        return balancing
                .targetGroup(arn)
                .filter(one ->
                        own(call, one.identity().account(), one.identity().region()))
                .orElseThrow(
                        () -> ElbError.TARGET_GROUP_NOT_FOUND.because("Target group '%s' not found".formatted(arn)));
    }

    Listener listener(Call call) {
        String arn = Arguments.required(call.input(), "ListenerArn");
        return balancing
                .listener(arn)
                .filter(one -> arn.contains(":%s:%s:".formatted(call.region(), call.account())))
                .orElseThrow(() -> ElbError.LISTENER_NOT_FOUND.because("Listener '%s' not found".formatted(arn)));
    }

    /** Ends a listener; its target group stays in use for a moment. */
    void end(Listener listener) {
        balancing.removeListener(listener.arn());
        balancing.keepInUse(listener.targetGroup());
        world.after(Delay.TARGET_GROUP_RELEASE, () -> balancing.release(listener.targetGroup()));
    }

    private static boolean own(Call call, String account, String region) {
        return account.equals(call.account()) && region.equals(call.region());
    }
}
