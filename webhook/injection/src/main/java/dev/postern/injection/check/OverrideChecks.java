package dev.postern.injection.check;

import dev.postern.contract.MetadataKeys;
import dev.postern.injection.PodFinding;
import dev.postern.injection.PodView;
import dev.postern.injection.pod.LogLevel;
import dev.postern.injection.pod.Quantities;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Annotations by which a pod tunes its sidecar. A value that cannot be read is refused rather than ignored. */
final class OverrideChecks {

    private static final List<String> QUANTITIES = List.of(
            MetadataKeys.POD_CPU_REQUEST,
            MetadataKeys.POD_CPU_LIMIT,
            MetadataKeys.POD_MEMORY_REQUEST,
            MetadataKeys.POD_MEMORY_LIMIT);

    private OverrideChecks() {}

    static Stream<PodFinding> findings(PodView pod) {
        return Stream.of(
                        QUANTITIES.stream().flatMap(key -> quantity(pod, key).stream()),
                        order(pod, MetadataKeys.POD_CPU_REQUEST, MetadataKeys.POD_CPU_LIMIT).stream(),
                        order(pod, MetadataKeys.POD_MEMORY_REQUEST, MetadataKeys.POD_MEMORY_LIMIT).stream(),
                        logLevel(pod).stream())
                .flatMap(findings -> findings);
    }

    private static Optional<PodFinding> quantity(PodView pod, String key) {
        return value(pod, key)
                .filter(value -> Quantities.parse(value).isEmpty())
                .map(value ->
                        finding(key, "\"" + value + "\" is not a positive Kubernetes quantity, such as 100m or 64Mi"));
    }

    private static Optional<PodFinding> order(PodView pod, String request, String limit) {
        return value(pod, request)
                .flatMap(Quantities::parse)
                .filter(least -> value(pod, limit)
                        .flatMap(Quantities::parse)
                        .filter(most -> Quantities.exceeds(least, most))
                        .isPresent())
                .map(_ -> finding(request, "The request is larger than the limit in " + limit));
    }

    private static Optional<PodFinding> logLevel(PodView pod) {
        return value(pod, MetadataKeys.POD_LOG_LEVEL)
                .filter(value -> LogLevel.parse(value).isEmpty())
                .map(value -> finding(
                        MetadataKeys.POD_LOG_LEVEL, "\"" + value + "\" is not one of ERROR, WARN, INFO, DEBUG"));
    }

    private static Optional<String> value(PodView pod, String key) {
        return Optional.ofNullable(pod.annotations().get(key));
    }

    private static PodFinding finding(String key, String message) {
        return new PodFinding("metadata.annotations[" + key + "]", "invalid-override", message);
    }
}
