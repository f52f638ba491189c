package dev.postern.operator.fleet;

import dev.postern.api.PodsStatus;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The pods of one object, sorted by what they show.
 *
 * @param selected names of running pods that the selector selects
 * @param showing pods injected for this very object that show what is wanted
 * @param behind pods that answer but do not show it yet, or are not ready to
 * @param problems what pods that are behind say against what they were given, by their names
 * @param unasked pods that have not been asked since the operator started: nothing is known of them
 * @param unreachable pods that callers are sent to, or that send calls, and that cannot be asked
 * @param older selected pods without a sidecar for this very object
 */
public record PodCensus(
        List<String> selected,
        List<String> showing,
        List<String> behind,
        SortedMap<String, String> problems,
        List<String> unasked,
        List<String> unreachable,
        List<String> older) {

    private static final int MAX_NAMED = 32;

    public PodCensus {
        problems = Collections.unmodifiableSortedMap(new TreeMap<>(problems));
    }

    /**
     * @param stands what a pod's binding and its report say of the object
     * @param says what a pod says against what it was given for the object
     */
    public static PodCensus of(
            List<String> selected,
            List<FleetPod> pods,
            Function<FleetPod, Optional<Standing>> stands,
            Function<FleetPod, Optional<String>> says) {
        return new PodCensus(
                selected,
                with(pods, stands, Standing.SHOWING),
                with(pods, stands, Standing.BEHIND),
                problems(
                        pods,
                        pod -> stands.apply(pod).filter(Standing.BEHIND::equals).flatMap(behind -> says.apply(pod))),
                with(pods, stands, Standing.UNASKED),
                with(pods, stands, Standing.UNREACHABLE),
                selected.stream().filter(name -> isOlder(name, pods, stands)).toList());
    }

    /** Where one pod stands. */
    public enum Standing {
        SHOWING,
        BEHIND,
        UNASKED,
        UNREACHABLE
    }

    public PodsStatus toStatus() {
        return new PodsStatus(
                selected.size(),
                showing.size() + behind.size() + unasked.size() + unreachable.size(),
                showing.size(),
                older.size(),
                unreachable.stream().limit(MAX_NAMED).toList());
    }

    private static List<String> with(
            List<FleetPod> pods, Function<FleetPod, Optional<Standing>> stands, Standing standing) {
        return pods.stream()
                .filter(pod -> stands.apply(pod).filter(standing::equals).isPresent())
                .map(pod -> pod.pod().key().name())
                .toList();
    }

    private static SortedMap<String, String> problems(List<FleetPod> pods, Function<FleetPod, Optional<String>> says) {
        var problems = new TreeMap<String, String>();
        pods.forEach(pod -> says.apply(pod)
                .ifPresent(problem -> problems.put(pod.pod().key().name(), problem)));
        return problems;
    }

    private static boolean isOlder(String name, List<FleetPod> pods, Function<FleetPod, Optional<Standing>> stands) {
        return pods.stream()
                .filter(pod -> stands.apply(pod).isPresent())
                .noneMatch(pod -> pod.pod().key().name().equals(name));
    }
}
