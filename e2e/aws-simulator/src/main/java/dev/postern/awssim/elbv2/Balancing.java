package dev.postern.awssim.elbv2;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** Load balancers, target groups, listeners and targets of all accounts. */
public final class Balancing {
    private final SequencedMap<String, LoadBalancer> loadBalancers = new LinkedHashMap<>();
    private final SequencedMap<String, TargetGroup> targetGroups = new LinkedHashMap<>();
    private final SequencedMap<String, Listener> listeners = new LinkedHashMap<>();
    private final Map<String, SequencedMap<Target.Key, Target>> targets = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> tags = new LinkedHashMap<>();
    private final Set<String> stillInUse = new HashSet<>();

    public List<LoadBalancer> loadBalancers() {
        return List.copyOf(loadBalancers.values());
    }

    public List<TargetGroup> targetGroups() {
        return List.copyOf(targetGroups.values());
    }

    public List<Listener> listeners() {
        return List.copyOf(listeners.values());
    }

    public Optional<LoadBalancer> loadBalancer(String arn) {
        return Optional.ofNullable(loadBalancers.get(arn));
    }

    public Optional<TargetGroup> targetGroup(String arn) {
        return Optional.ofNullable(targetGroups.get(arn));
    }

    public Optional<Listener> listener(String arn) {
        return Optional.ofNullable(listeners.get(arn));
    }

    public List<Listener> listenersOf(String loadBalancer) {
        return listeners.values().stream()
                .filter(listener -> listener.loadBalancer().equals(loadBalancer))
                .toList();
    }

    public List<Target> targetsOf(String targetGroup) {
        return List.copyOf(
                targets.getOrDefault(targetGroup, new LinkedHashMap<>()).values());
    }

    /** The load balancers whose listeners forward to a group. */
    public List<String> servedBy(String targetGroup) {
        return listeners.values().stream()
                .filter(listener -> listener.targetGroup().equals(targetGroup))
                .map(Listener::loadBalancer)
                .distinct()
                .toList();
    }

    boolean inUse(String targetGroup) {
        return stillInUse.contains(targetGroup) || !servedBy(targetGroup).isEmpty();
    }

    void keepInUse(String targetGroup) {
        stillInUse.add(targetGroup);
    }

    void release(String targetGroup) {
        stillInUse.remove(targetGroup);
    }

    void put(LoadBalancer loadBalancer) {
        loadBalancers.put(loadBalancer.arn(), loadBalancer);
    }

    void put(TargetGroup targetGroup) {
        targetGroups.put(targetGroup.arn(), targetGroup);
        targets.computeIfAbsent(targetGroup.arn(), any -> new LinkedHashMap<>());
    }

    void put(Listener listener) {
        listeners.put(listener.arn(), listener);
    }

    public void put(String targetGroup, Target target) {
        targets.computeIfAbsent(targetGroup, any -> new LinkedHashMap<>()).put(target.key(), target);
    }

    void removeTarget(String targetGroup, Target.Key key) {
        targets.getOrDefault(targetGroup, new LinkedHashMap<>()).remove(key);
    }

    void removeLoadBalancer(String arn) {
        loadBalancers.remove(arn);
        tags.remove(arn);
    }

    void removeTargetGroup(String arn) {
        targetGroups.remove(arn);
        targets.remove(arn);
        tags.remove(arn);
    }

    void removeListener(String arn) {
        listeners.remove(arn);
        tags.remove(arn);
    }

    public Map<String, String> tagsOf(String arn) {
        return Map.copyOf(tags.getOrDefault(arn, Map.of()));
    }

    void tag(String arn, Map<String, String> newTags) {
        tags.put(arn, Map.copyOf(newTags));
    }

    boolean knows(String arn) {
        return loadBalancers.containsKey(arn) || targetGroups.containsKey(arn) || listeners.containsKey(arn);
    }
}
