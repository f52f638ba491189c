package dev.postern.injection.pod;

import dev.postern.contract.Binding;
import dev.postern.contract.FileLayout;
import dev.postern.contract.MetadataKeys;
import dev.postern.injection.PodBinding;
import dev.postern.injection.PodView;
import dev.postern.injection.SidecarSettings;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Makes the pod with the sidecar in it. Everything of ours that the pod already has is written anew, so a hand-made
 * container of our name is replaced and a second injection changes nothing.
 */
public final class InjectedPod {

    private InjectedPod() {}

    /** @param pod one that {@link dev.postern.injection.PodDecisions} found fit for this binding */
    public static Pod of(Pod pod, PodBinding binding, SidecarSettings settings) {
        var view = PodView.of(pod);
        var application = Application.of(view, binding);
        var pinned = PinnedBinding.of(binding, settings, application.probes());
        var sidecar =
                SidecarContainer.again(SidecarContainer.build(pinned, settings, view.annotations()), sidecarOf(view));
        return new PodBuilder(pod)
                .withMetadata(view.metadata())
                .editMetadata()
                .withLabels(labels(view.labels(), binding))
                .endMetadata()
                .withSpec(view.spec())
                .editSpec()
                .withInitContainers(initContainers(sidecar, application))
                .withContainers(application.containers())
                .withVolumes(volumes(view.volumes(), binding))
                .withImagePullSecrets(pullSecrets(view, settings.imagePullSecrets()))
                .endSpec()
                .build();
    }

    private static Map<String, String> labels(Map<String, String> before, PodBinding binding) {
        var labels = new TreeMap<>(before);
        labels.remove(MetadataKeys.POD_API);
        labels.put(MetadataKeys.POD_INJECTED, MetadataKeys.ENABLED);
        binding.api().ifPresent(api -> labels.put(MetadataKeys.POD_API, api.name()));
        return labels;
    }

    private static Optional<Container> sidecarOf(PodView pod) {
        return pod.initContainers().stream()
                .filter(container -> Objects.equals(container.getName(), SidecarContainer.NAME))
                .findFirst();
    }

    /** First, so that the other init containers can already call through it. */
    private static List<Container> initContainers(Container sidecar, Application application) {
        return Stream.concat(Stream.of(sidecar), application.initContainers().stream())
                .toList();
    }

    private static List<Volume> volumes(List<Volume> before, PodBinding binding) {
        var foreign = before.stream()
                .filter(volume -> !FileLayout.MATERIAL_VOLUME.equals(volume.getName()))
                .filter(volume -> !FileLayout.STATE_VOLUME.equals(volume.getName()));
        return Stream.concat(foreign, SidecarVolumes.of(binding).stream()).toList();
    }

    private static List<LocalObjectReference> pullSecrets(PodView pod, List<String> ours) {
        var secrets = new ArrayList<>(pod.spec().getImagePullSecrets());
        ours.stream()
                .map(LocalObjectReference::new)
                .filter(secret -> !secrets.contains(secret))
                .forEach(secrets::add);
        return secrets;
    }

    /** The pod's own containers, their probes redirected when the pod serves an API. */
    private record Application(
            List<Container> initContainers, List<Container> containers, List<Binding.AppProbe> probes) {

        static Application of(PodView pod, PodBinding binding) {
            var initContainers = pod.initContainers().stream()
                    .filter(container -> !Objects.equals(container.getName(), SidecarContainer.NAME))
                    .toList();
            return binding.api()
                    .map(api -> redirected(initContainers, pod, AppProbes.to(api.port(), pod)))
                    .orElseGet(() -> new Application(initContainers, pod.containers(), List.of()));
        }

        private static Application redirected(List<Container> initContainers, PodView pod, AppProbes probes) {
            var init = initContainers.stream().map(probes::redirect).toList();
            var ordinary = pod.containers().stream().map(probes::redirect).toList();
            return new Application(init, ordinary, probes.redirected());
        }
    }
}
