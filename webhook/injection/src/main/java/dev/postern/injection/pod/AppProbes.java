package dev.postern.injection.pod;

import dev.postern.contract.Binding;
import dev.postern.injection.PodView;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Redirects kubelet's HTTP probes of the application through the sidecar, so that the application may listen on loopback
 * alone. Only plain HTTP GET on the API's port, and only the exact path: nothing else of the application becomes
 * reachable. Other probes stay as they are: {@code exec} needs no port; TCP, gRPC, TLS and probes with headers of their
 * own cannot be passed on unchanged and go on reaching the application directly.
 */
public final class AppProbes {

    private final int appPort;

    private final List<Binding.AppProbe> known;

    private final List<Binding.AppProbe> redirected = new ArrayList<>();

    private AppProbes(int appPort, List<Binding.AppProbe> known) {
        this.appPort = appPort;
        this.known = known;
    }

    static AppProbes to(int appPort, PodView pod) {
        return new AppProbes(appPort, knownIn(pod));
    }

    /** Paths of probes that are aimed at the sidecar without injection having aimed them. */
    public static Stream<String> orphans(PodView pod) {
        var known = knownIn(pod);
        return probes(pod)
                .filter(HttpProbe::goesToSidecar)
                .filter(probe -> probe.asAppProbe(known).isEmpty())
                .map(AppProbes::path);
    }

    /** Paths of all probes that are aimed at the sidecar. */
    public static Stream<String> aimedAtSidecar(PodView pod) {
        return probes(pod).filter(HttpProbe::goesToSidecar).map(AppProbes::path);
    }

    /** Paths of network probes of the API's port that stay as they are. */
    public static Stream<String> leftAlone(PodView pod, int appPort) {
        return probed(pod)
                .flatMap(container -> Arrays.stream(ProbeKind.values())
                        .filter(kind -> kind.of(container)
                                .filter(probe -> isLeftAlone(container, kind, probe, appPort))
                                .isPresent())
                        .map(kind -> container.getName() + "." + kind.field()));
    }

    private static boolean isLeftAlone(Container container, ProbeKind kind, Probe probe, int appPort) {
        var http = HttpProbe.of(container, kind);
        if (http.isPresent()) {
            return http.filter(p -> p.goesTo(appPort) && !p.canBeRedirectedFrom(appPort))
                    .isPresent();
        }
        return probe.getTcpSocket() != null || probe.getGrpc() != null;
    }

    private static List<Binding.AppProbe> knownIn(PodView pod) {
        return PinnedBinding.read(pod)
                .flatMap(Binding::api)
                .map(Binding.ApiBinding::probes)
                .orElse(List.of());
    }

    private static Stream<HttpProbe> probes(PodView pod) {
        return probed(pod)
                .flatMap(container ->
                        Arrays.stream(ProbeKind.values()).flatMap(kind -> HttpProbe.of(container, kind).stream()));
    }

    private static Stream<Container> probed(PodView pod) {
        return Stream.concat(
                pod.initContainers().stream()
                        .filter(container -> !Objects.equals(container.getName(), SidecarContainer.NAME)),
                pod.containers().stream());
    }

    private static String path(HttpProbe probe) {
        return "spec.containers[" + probe.container().getName() + "]."
                + probe.kind().field();
    }

    /** The container with its probes redirected. */
    Container redirect(Container container) {
        var copy = new ContainerBuilder(container).build();
        for (var kind : ProbeKind.values()) {
            HttpProbe.of(container, kind).flatMap(this::redirect).ifPresent(probe -> kind.put(copy, probe));
        }
        return copy;
    }

    private Optional<Probe> redirect(HttpProbe probe) {
        var app = probe.canBeRedirectedFrom(appPort) ? Optional.of(probe.asAppProbe()) : probe.asAppProbe(known);
        app.ifPresent(redirected::add);
        return app.map(_ -> probe.redirected());
    }

    /** What has been redirected so far. */
    List<Binding.AppProbe> redirected() {
        return List.copyOf(redirected);
    }
}
