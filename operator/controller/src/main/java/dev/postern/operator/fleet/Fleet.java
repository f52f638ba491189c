package dev.postern.operator.fleet;

import dev.postern.operator.fleet.InjectedPod.PodKey;
import dev.postern.policy.ApiRef;
import dev.postern.policy.ConsumerRef;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All injected pods and their last answers, in memory: rebuilt by watching and asking. */
@Singleton
public final class Fleet {

    private final Map<PodKey, FleetPod> pods = new ConcurrentHashMap<>();
    private final Map<ApiRef, Wanted> wantedOfApis = new ConcurrentHashMap<>();
    private final Map<ConsumerRef, Wanted> wantedOfConsumers = new ConcurrentHashMap<>();
    private final Map<ApiRef, Set<String>> refusedByApis = new ConcurrentHashMap<>();
    private final List<Consumer<InjectedPod>> listeners = new CopyOnWriteArrayList<>();

    /** The pods serving an API, by name. */
    public List<FleetPod> podsOf(ApiRef api) {
        return sorted(pods.values().stream()
                .filter(pod -> pod.pod().api().filter(api::equals).isPresent()));
    }

    /** The pods of a consumer, by name. */
    public List<FleetPod> podsOf(ConsumerRef consumer) {
        return sorted(pods.values().stream().filter(pod -> pod.pod().consumers().contains(consumer)));
    }

    /** Says what the pods of an API are to obey from now on. */
    public void want(ApiRef api, Wanted wanted) {
        if (!wanted.equals(wantedOfApis.put(api, wanted))) {
            podsOf(api).forEach(pod -> announce(pod.pod()));
        }
    }

    /** Says what the pods of a consumer are to obey from now on. */
    public void want(ConsumerRef consumer, Wanted wanted) {
        if (!wanted.equals(wantedOfConsumers.put(consumer, wanted))) {
            podsOf(consumer).forEach(pod -> announce(pod.pod()));
        }
    }

    /** Says whose sessions the pods of an API are to have ended; until they have they are asked often. */
    public void refuse(ApiRef api, Set<String> callerIds) {
        refusedByApis.put(api, Set.copyOf(callerIds));
    }

    public void forget(ApiRef api) {
        wantedOfApis.remove(api);
        refusedByApis.remove(api);
    }

    public void forget(ConsumerRef consumer) {
        wantedOfConsumers.remove(consumer);
    }

    /** Calls back, on the thread that brought the news, with every pod that changed or answered differently. */
    public void listen(Consumer<InjectedPod> listener) {
        listeners.add(listener);
    }

    Collection<FleetPod> all() {
        return pods.values();
    }

    Optional<FleetPod> find(PodKey key) {
        return Optional.ofNullable(pods.get(key));
    }

    void saw(InjectedPod pod) {
        FleetPod before = pods.get(pod.key());
        Answer answer = before == null ? new Answer.None() : before.answer();
        pods.put(pod.key(), new FleetPod(pod, answer));
        if (before == null || !before.pod().equals(pod)) {
            announce(pod);
        }
    }

    void gone(PodKey key) {
        Optional.ofNullable(pods.remove(key)).ifPresent(pod -> announce(pod.pod()));
    }

    /** Keeps the answer, and tells of it when it says something new. */
    void answered(PodKey key, Answer answer) {
        FleetPod before = pods.get(key);
        FleetPod after = pods.computeIfPresent(key, (ignored, pod) -> pod.answered(answer));
        if (before != null && after != null && !saysTheSame(before.answer(), answer)) {
            announce(after.pod());
        }
    }

    /** What all objects of a pod want of it, in a stable order. */
    List<Wanted> wantedOf(InjectedPod pod) {
        Stream<Wanted> api = pod.api().map(wantedOfApis::get).stream();
        Stream<Wanted> consumers =
                pod.consumers().stream().map(wantedOfConsumers::get).filter(Objects::nonNull);
        return Stream.concat(api, consumers).toList();
    }

    /** Whether the pod has yet to show what is wanted of it; a pod that has not answered has. */
    boolean isBehind(FleetPod pod) {
        return pod.pod().api().filter(api -> isBehind(pod, api)).isPresent()
                || pod.pod().consumers().stream().anyMatch(consumer -> isBehind(pod, consumer));
    }

    /** Whether its next answer is awaited: it is behind, or has sessions of callers that are refused. */
    boolean isAwaited(FleetPod pod) {
        return isBehind(pod)
                || pod.pod()
                        .api()
                        .filter(api -> refusedByApis.getOrDefault(api, Set.of()).stream()
                                .anyMatch(caller -> pod.hasSessionsOf(caller, api)))
                        .isPresent();
    }

    private boolean isBehind(FleetPod pod, ApiRef api) {
        return Optional.ofNullable(wantedOfApis.get(api))
                .filter(wanted -> !wanted.isShownBy(pod, api))
                .isPresent();
    }

    private boolean isBehind(FleetPod pod, ConsumerRef consumer) {
        return Optional.ofNullable(wantedOfConsumers.get(consumer))
                .filter(wanted -> !wanted.isShownBy(pod, consumer))
                .isPresent();
    }

    private static boolean saysTheSame(Answer before, Answer after) {
        return switch (after) {
            case Answer.None() -> before instanceof Answer.None;
            case Answer.Unreachable ignored -> before instanceof Answer.Unreachable;
            case Answer.Reported(var report, var ignored) ->
                before instanceof Answer.Reported(var last, var at) && last.equals(report);
        };
    }

    private void announce(InjectedPod pod) {
        listeners.forEach(listener -> listener.accept(pod));
    }

    private static List<FleetPod> sorted(Stream<FleetPod> pods) {
        return pods.sorted(Comparator.comparing(pod -> pod.pod().key().name())).toList();
    }
}
