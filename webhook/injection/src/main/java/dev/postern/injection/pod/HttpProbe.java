package dev.postern.injection.pod;

import dev.postern.contract.Binding;
import dev.postern.contract.Ports;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.HTTPHeader;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/** An HTTP probe of one container: where it goes, and what it is after redirection. */
record HttpProbe(Container container, ProbeKind kind, Probe probe, HTTPGetAction get) {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9._:\\[\\]-]*");

    private static final Pattern REQUEST_TARGET = Pattern.compile("/[!-~&&[^#]]*");

    static Optional<HttpProbe> of(Container container, ProbeKind kind) {
        return kind.of(container)
                .filter(probe -> probe.getHttpGet() != null)
                .map(probe -> new HttpProbe(container, kind, probe, probe.getHttpGet()));
    }

    /** Plain HTTP to the pod itself on this port. Another host, TLS or headers of its own are more than can be passed on. */
    boolean canBeRedirectedFrom(int port) {
        return goesTo(port)
                && isPlain()
                && isRequestTarget(appPath())
                && headers().stream().allMatch(HttpProbe::isHost)
                && HOST.matcher(hostHeader()).matches();
    }

    boolean goesTo(int port) {
        return isEmpty(get.getHost())
                && port(get.getPort()).filter(p -> p == port).isPresent();
    }

    boolean goesToSidecar() {
        return goesTo(Ports.HEALTH);
    }

    Binding.AppProbe asAppProbe() {
        return appProbe(appPath());
    }

    private String appPath() {
        return isEmpty(get.getPath()) ? "/" : get.getPath();
    }

    /** Whether it can be sent as it stands: kubelet would encode or drop anything else. */
    private static boolean isRequestTarget(String path) {
        return REQUEST_TARGET.matcher(path).matches();
    }

    /** The same for a probe that has been redirected before, from the binding it was redirected with. */
    Optional<Binding.AppProbe> asAppProbe(List<Binding.AppProbe> known) {
        return known.stream()
                .filter(app -> goesToSidecar() && isPlain() && app.exposedPath().equals(exposedPath()))
                .filter(app -> exposedPath().equals(get.getPath()) && isRequestTarget(app.appPath()))
                .filter(_ -> HOST.matcher(hostHeader()).matches())
                .findFirst()
                .map(app -> appProbe(app.appPath()));
    }

    Probe redirected() {
        return new ProbeBuilder(probe)
                .editHttpGet()
                .withPath(exposedPath())
                .withPort(new IntOrString(Ports.HEALTH))
                .withScheme("HTTP")
                .endHttpGet()
                .build();
    }

    private Binding.AppProbe appProbe(String appPath) {
        var timeout = Optional.ofNullable(probe.getTimeoutSeconds()).orElse(1);
        return new Binding.AppProbe(exposedPath(), appPath, hostHeader(), timeout);
    }

    private String exposedPath() {
        return kind.exposedPath(container);
    }

    private boolean isPlain() {
        return get.getScheme() == null || get.getScheme().equals("HTTP");
    }

    private String hostHeader() {
        return headers().stream()
                .filter(HttpProbe::isHost)
                .map(HTTPHeader::getValue)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private List<HTTPHeader> headers() {
        return Optional.ofNullable(get.getHttpHeaders()).orElse(List.of());
    }

    private static boolean isHost(HTTPHeader header) {
        return "Host".equalsIgnoreCase(header.getName());
    }

    /** A name means a port of the same container. */
    private Optional<Integer> port(IntOrString port) {
        if (port == null) {
            return Optional.empty();
        }
        return port.getIntVal() != null ? Optional.of(port.getIntVal()) : namedPort(port.getStrVal());
    }

    private Optional<Integer> namedPort(String name) {
        return container.getPorts().stream()
                .filter(port -> Objects.equals(port.getName(), name))
                .map(port -> port.getContainerPort())
                .findFirst();
    }

    private static boolean isEmpty(String text) {
        return text == null || text.isEmpty();
    }
}
