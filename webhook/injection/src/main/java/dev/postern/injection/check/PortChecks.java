package dev.postern.injection.check;

import dev.postern.contract.Ports;
import dev.postern.injection.ApiIdentity;
import dev.postern.injection.ConsumerIdentity;
import dev.postern.injection.ContainerView;
import dev.postern.injection.Identities;
import dev.postern.injection.PodFinding;
import dev.postern.injection.PodView;
import io.fabric8.kubernetes.api.model.ContainerPort;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The containers of a pod share its ports: each may have one owner. */
final class PortChecks {

    private PortChecks() {}

    static Stream<PodFinding> findings(PodView pod, Identities selecting) {
        return Stream.concat(
                localPorts(selecting),
                pod.containersButSidecar().flatMap(container -> declaredPorts(container, selecting)));
    }

    private static Stream<PodFinding> localPorts(Identities selecting) {
        Map<Integer, String> owners = new HashMap<>();
        selecting.apis().forEach(api -> owners.put(api.port(), api.title() + " (port)"));
        return selecting.consumers().stream().flatMap(consumer -> {
            var other = owners.putIfAbsent(consumer.localPort(), consumer.title() + " (localPort)");
            return other == null ? Stream.of() : Stream.of(clash(consumer, other));
        });
    }

    private static PodFinding clash(ConsumerIdentity consumer, String other) {
        return new PodFinding(
                "metadata.labels",
                "port-clash",
                consumer.title() + " wants localPort " + consumer.localPort() + " in this pod, which " + other
                        + " has. Change its localPort");
    }

    private static Stream<PodFinding> declaredPorts(ContainerView container, Identities selecting) {
        return container.ports().stream()
                .filter(port -> port.getContainerPort() != null)
                .flatMap(port ->
                        declaredPort(container.path() + ".ports[" + port.getContainerPort() + "]", port, selecting));
    }

    private static Stream<PodFinding> declaredPort(String path, ContainerPort port, Identities selecting) {
        return Stream.of(reserved(path, port), taken(path, port, selecting), onHost(path, port, selecting))
                .flatMap(findings -> findings);
    }

    private static Stream<PodFinding> reserved(String path, ContainerPort port) {
        return Ports.isReserved(port.getContainerPort())
                ? Stream.of(new PodFinding(
                        path, "port-clash", "Port " + port.getContainerPort() + " is the sidecar's. Use another"))
                : Stream.empty();
    }

    private static Stream<PodFinding> taken(String path, ContainerPort port, Identities selecting) {
        return selecting.consumers().stream()
                .filter(consumer -> Objects.equals(port.getContainerPort(), consumer.localPort()))
                .map(consumer -> new PodFinding(
                        path,
                        "port-clash",
                        "Port " + port.getContainerPort() + " is localPort of " + consumer.title()
                                + ". Change one of them"));
    }

    private static Stream<PodFinding> onHost(String path, ContainerPort port, Identities selecting) {
        return selecting.apis().stream()
                .filter(api -> isOnHost(port, api))
                .map(api -> new PodFinding(
                        path,
                        "host-port",
                        "hostPort would open the application of " + api.title()
                                + " on the node's address, around every check. Take hostPort out"));
    }

    private static boolean isOnHost(ContainerPort port, ApiIdentity api) {
        return Objects.equals(port.getContainerPort(), api.port())
                && port.getHostPort() != null
                && port.getHostPort() > 0;
    }
}
