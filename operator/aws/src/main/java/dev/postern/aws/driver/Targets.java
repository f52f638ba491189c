package dev.postern.aws.driver;

import dev.postern.aws.apply.Change;
import dev.postern.aws.call.Priority;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;

/** The addresses registered in a target group; only what differs is written, many at a time. */
final class Targets {

    private static final int BATCH = 100;
    private static final String DRAINING = "draining";

    private final ElasticLoadBalancingV2Client client;

    Targets(ElasticLoadBalancingV2Client client) {
        this.client = client;
    }

    NavigableMap<String, String> health(String arn) {
        var health = new TreeMap<String, String>();
        client.describeTargetHealth(request -> request.targetGroupArn(arn))
                .targetHealthDescriptions()
                .forEach(target -> health.put(
                        target.target().id(),
                        target.targetHealth().stateAsString().toLowerCase(Locale.ROOT)));
        return health;
    }

    /** Deregistration first: what it takes away is worth more than what registration gives. */
    List<Change> changes(Set<String> wanted, ObservedTargetGroup observed) {
        List<String> leaving = observed.health().keySet().stream()
                .filter(address -> !wanted.contains(address) && !isDraining(observed, address))
                .toList();
        List<String> coming = wanted.stream()
                .filter(address -> !observed.health().containsKey(address) || isDraining(observed, address))
                .toList();
        var changes = new ArrayList<Change>();
        batches(leaving)
                .forEach(batch -> changes.add(new Change(
                        "deregistered " + batch, Priority.DEREGISTER, () -> deregister(observed.id(), batch))));
        batches(coming)
                .forEach(batch -> changes.add(
                        new Change("registered " + batch, Priority.REGISTER, () -> register(observed.id(), batch))));
        return changes;
    }

    private static boolean isDraining(ObservedTargetGroup observed, String address) {
        return DRAINING.equals(observed.health().get(address));
    }

    private void register(String arn, Collection<String> addresses) {
        client.registerTargets(request -> request.targetGroupArn(arn).targets(descriptions(addresses)));
    }

    private void deregister(String arn, Collection<String> addresses) {
        client.deregisterTargets(request -> request.targetGroupArn(arn).targets(descriptions(addresses)));
    }

    private static List<TargetDescription> descriptions(Collection<String> addresses) {
        return addresses.stream()
                .map(address -> TargetDescription.builder().id(address).build())
                .toList();
    }

    private static List<List<String>> batches(List<String> addresses) {
        var batches = new ArrayList<List<String>>();
        for (int from = 0; from < addresses.size(); from += BATCH) {
            batches.add(addresses.subList(from, Math.min(from + BATCH, addresses.size())));
        }
        return batches;
    }
}
