package dev.postern.guardrails;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UnknownFactsTest {

    private static final Fact<String> UNKNOWN = new Fact.Unknown<>("known after apply");

    private static final LoadBalancerAnnotations INTERNAL =
            new LoadBalancerAnnotations(known("internal"), known("true"), absent());

    @Test
    void knownInternalIsTheOnlyOneLetThrough() {
        assertThat(judge(known("LoadBalancer"), absent(), INTERNAL)).isEmpty();
    }

    @Test
    void typeThatIsNotKnownIsJudgedAsALoadBalancer() {
        assertThat(judge(UNKNOWN, absent(), new LoadBalancerAnnotations(absent(), absent(), absent())))
                .extracting(Violation::rule)
                .containsExactly(Rule.PUBLIC_LOAD_BALANCER);
    }

    @Test
    void classThatIsNotKnownFailsClosedWhateverTheAnnotationsSay() {
        assertThat(judge(known("LoadBalancer"), UNKNOWN, INTERNAL))
                .singleElement()
                .satisfies(v -> assertThat(v.message()).contains("loadBalancerClass is not known yet"));
    }

    @Test
    void annotationsThatAreNotKnownFailClosed() {
        var schemeUnknown = new LoadBalancerAnnotations(UNKNOWN, known("true"), absent());
        var internalUnknown = new LoadBalancerAnnotations(known("internal"), UNKNOWN, absent());
        var typeUnknown = new LoadBalancerAnnotations(known("internal"), absent(), UNKNOWN);

        assertThat(List.of(schemeUnknown, internalUnknown, typeUnknown))
                .allSatisfy(annotations -> assertThat(judge(known("LoadBalancer"), absent(), annotations))
                        .isNotEmpty());
    }

    @Test
    void externalIpsThatAreNotKnownFailClosed() {
        var exposure =
                new ServiceExposure(known("ClusterIP"), absent(), new Fact.Unknown<>("known after apply"), INTERNAL);

        assertThat(ServiceGuardrails.judge(exposure))
                .extracting(Violation::rule)
                .containsExactly(Rule.SERVICE_EXTERNAL_IPS);
    }

    private static List<Violation> judge(
            Fact<String> type, Fact<String> loadBalancerClass, LoadBalancerAnnotations annotations) {
        return ServiceGuardrails.judge(new ServiceExposure(type, loadBalancerClass, new Fact.Absent<>(), annotations));
    }

    private static Fact<String> known(String value) {
        return Fact.of(Optional.of(value));
    }

    private static Fact<String> absent() {
        return new Fact.Absent<>();
    }
}
