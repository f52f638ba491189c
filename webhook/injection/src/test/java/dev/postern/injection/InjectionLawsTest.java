package dev.postern.injection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.contract.Binding;
import dev.postern.injection.pod.FinalShape;
import dev.postern.injection.pod.InjectedPod;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Laws that hold of every pod. The repetition is the seed. */
class InjectionLawsTest {

    @RepeatedTest(300)
    void injectingTwiceIsInjectingOnce(RepetitionInfo seed) {
        var pods = new RandomPods(seed.getCurrentRepetition());
        var identities = pods.identities();
        var pod = pods.pod();
        if (!(PodDecisions.decide(pod, identities) instanceof Decision.Inject(PodBinding binding))) {
            assertThat(identities.isEmpty()).isTrue();
            return;
        }

        var once = InjectedPod.of(pod, binding, Cases.SETTINGS);

        assertThat(PodDecisions.decide(once, identities)).isEqualTo(new Decision.Inject(binding));
        assertThat(InjectedPod.of(once, binding, Cases.SETTINGS)).isEqualTo(once);
        assertThat(FinalShape.findings(once, binding, Cases.SETTINGS)).isEmpty();
    }

    /** The admission plugin AlwaysPullImages runs between two calls of the webhook, and checks once more at the end. */
    @RepeatedTest(50)
    void injectingAgainLeavesAlwaysPullAlone(RepetitionInfo seed) {
        var pods = new RandomPods(seed.getCurrentRepetition());
        var identities = pods.identities();
        var pod = pods.pod();
        if (!(PodDecisions.decide(pod, identities) instanceof Decision.Inject(PodBinding binding))) {
            return;
        }
        var pulled = new PodBuilder(InjectedPod.of(pod, binding, Cases.SETTINGS))
                .editSpec()
                .editFirstInitContainer()
                .withImagePullPolicy("Always")
                .endInitContainer()
                .endSpec()
                .build();

        assertThat(InjectedPod.of(pulled, binding, Cases.SETTINGS)).isEqualTo(pulled);
        assertThat(FinalShape.findings(pulled, binding, Cases.SETTINGS)).isEmpty();
    }

    @RepeatedTest(100)
    void inputIsNeverChanged(RepetitionInfo seed) throws Exception {
        var pods = new RandomPods(seed.getCurrentRepetition());
        var identities = pods.identities();
        var pod = pods.pod();
        var before = Cases.YAML.writeValueAsString(pod);

        if (PodDecisions.decide(pod, identities) instanceof Decision.Inject(PodBinding binding)) {
            InjectedPod.of(pod, binding, Cases.SETTINGS);
        }

        assertThat(Cases.YAML.writeValueAsString(pod)).isEqualTo(before);
    }

    @RepeatedTest(100)
    void sidecarOwesNothingToAContainerThatWasThereUnderItsName(RepetitionInfo seed) {
        var pods = new RandomPods(seed.getCurrentRepetition());
        var identities = pods.identities();
        var pod = pods.pod();
        var clean = withoutSidecar(pod);
        if (!(PodDecisions.decide(pod, identities) instanceof Decision.Inject(PodBinding binding))) {
            return;
        }

        var injected = InjectedPod.of(pod, binding, Cases.SETTINGS);

        assertThat(injected).isEqualTo(InjectedPod.of(clean, binding, Cases.SETTINGS));
        assertThat(Binding.fromJson(injected.getSpec()
                                .getInitContainers()
                                .getFirst()
                                .getEnv()
                                .getFirst()
                                .getValue())
                        .consumers())
                .hasSameSizeAs(identities.consumers());
    }

    private static Pod withoutSidecar(Pod pod) {
        return new PodBuilder(pod)
                .editSpec()
                .removeMatchingFromInitContainers(container -> "postern-sidecar".equals(container.getName()))
                .removeMatchingFromVolumes(volume -> "postern-material".equals(volume.getName()))
                .endSpec()
                .build();
    }
}
