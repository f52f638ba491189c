package dev.postern.operator.fleet;

import dev.postern.api.PodsStatus;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The pods of one object, sorted by what they show.
 *
 * @param selected names of running pods that the selector selects
 * @param showing pods injected for this very object that show what is wanted
 * @param behind pods that answer but do not show it yet, or are not ready to
 * @param unasked pods that have not been asked since the operator started: nothing is known of them
 * @param unreachable pods that callers are sent to, or that send calls, and that cannot be asked
 * @param older selected pods without a sidecar for this very object
 */
public record PodCensus(
        List<String> selected,
        List<String> showing,
        List<String> behind,
        List<String> unasked,
        List<String> unreachable,
        List<String> older) {

    private static final int MAX_NAMED = 32;

    /** @param stands what a pod's binding and its report say of the object */
    public static PodCensus of(
            List<String> selected, List<FleetPod> pods, Function<FleetPod, Optional<Standing>> stands) {
        return new PodCensus(
                selected,
                with(pods, stands, Standing.SHOWING),
                with(pods, stands, Standing.BEHIND),
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

    private static boolean isOlder(String name, List<FleetPod> pods, Function<FleetPod, Optional<Standing>> stands) {
        return pods.stream()
                .filter(pod -> stands.apply(pod).isPresent())
                .noneMatch(pod -> pod.pod().key().name().equals(name));
    }
}
