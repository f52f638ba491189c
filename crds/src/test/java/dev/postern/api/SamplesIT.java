package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.policy.Finding;
import dev.postern.policy.draft.Compilation;
import dev.postern.policy.draft.PolicyCompiler;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The corpus against a real API server: what it takes, what it refuses, and with which words. */
@ExtendWith(ApiServerExtension.class)
class SamplesIT {

    private final KubernetesClient client;

    SamplesIT(KubernetesClient client) {
        this.client = client;
    }

    /** The server has filled in the defaults by then, so that what is still missing is what could not be read. */
    @ParameterizedTest
    @MethodSource
    void takesValidSampleAndTheChecksFindNothing(Sample sample) {
        var object = apply(sample.yaml());

        assertThat(findings(object)).isEmpty();
    }

    static List<Sample> takesValidSampleAndTheChecksFindNothing() {
        return Sample.in("valid");
    }

    @ParameterizedTest
    @MethodSource
    void checksFindWhatTheSchemaCannotSay(Sample sample) {
        var object = apply(sample.yaml());

        assertThat(findings(object))
                .allSatisfy(finding -> assertThat(finding.message()).isNotBlank())
                .extracting(finding -> finding.path() + " " + finding.code())
                .containsExactlyElementsOf(sample.expected("finding"));
    }

    static List<Sample> checksFindWhatTheSchemaCannotSay() {
        return Sample.in("findings");
    }

    @ParameterizedTest
    @MethodSource
    void refusesInvalidSampleNamingTheField(Sample sample) {
        assertRefused(sample, () -> client.resource(read(sample.yaml())).create());
    }

    static List<Sample> refusesInvalidSampleNamingTheField() {
        return Sample.in("invalid");
    }

    @ParameterizedTest
    @MethodSource
    void refusesToChangeWhatAwsCannotChange(Sample sample) {
        apply(sample.documents().getFirst());

        assertRefused(sample, () -> apply(sample.documents().get(1)));
    }

    static List<Sample> refusesToChangeWhatAwsCannotChange() {
        return Sample.in("updates/refused");
    }

    @ParameterizedTest
    @MethodSource
    void takesChangesOfTheRest(Sample sample) {
        var before = apply(sample.documents().getFirst());

        var after = apply(sample.documents().get(1));

        assertThat(after.getMetadata().getUid()).isEqualTo(before.getMetadata().getUid());
    }

    static List<Sample> takesChangesOfTheRest() {
        return Sample.in("updates/allowed");
    }

    private static void assertRefused(Sample sample, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOf(KubernetesClientException.class)
                .message()
                .contains(sample.expected("refused"));
    }

    private HasMetadata apply(String yaml) {
        var applied = client.resource(read(yaml)).forceConflicts().serverSideApply();
        var json = client.getKubernetesSerialization().asJson(applied);
        return client.getKubernetesSerialization().unmarshal(json, HasMetadata.class);
    }

    private GenericKubernetesResource read(String yaml) {
        return client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
    }

    private static List<Finding> findings(HasMetadata object) {
        return switch (object) {
            case InternalApi api -> InternalApiChecks.findings(api);
            case ApiConsumer consumer -> ApiConsumerChecks.findings(consumer);
            case AccessPolicy policy -> findings(policy);
            default -> throw new AssertionError(object);
        };
    }

    private static List<Finding> findings(AccessPolicy policy) {
        return switch (PolicyCompiler.compile(policy.toDraft())) {
            case Compilation.Accepted _ -> List.of();
            case Compilation.Refused(List<Finding> findings) -> findings;
        };
    }
}
