package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.policy.Finding;
import io.fabric8.kubernetes.client.CustomResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An object that an older schema let in may lack what this one requires: all of it is found at once, nothing breaks. */
class MissingPartsTest {

    private final KubernetesSerialization serialization =
            new KubernetesSerialization(TolerantMapper.configure(new ObjectMapper()), true);

    @Test
    void emptyInternalApiLacksEveryRequiredPart() {
        assertThat(InternalApiChecks.findings(read(InternalApi.class, "{privateLink: {}}")))
                .extracting(Finding::path)
                .containsExactly("spec.certificate", "spec.workload", "spec.privateLink.network");
    }

    @Test
    void internalApiWithEmptyPartsLacksTheirs() {
        var api = read(InternalApi.class, "{certificate: {}, workload: {}, privateLink: {network: {}}}");

        assertThat(InternalApiChecks.findings(api))
                .extracting(Finding::path)
                .containsExactly("spec.workload.selector", "spec.privateLink.network.subnets");
    }

    @Test
    void emptyApiConsumerLacksEveryRequiredPart() {
        assertThat(ApiConsumerChecks.findings(read(ApiConsumer.class, "{privateLink: {}}")))
                .extracting(Finding::path)
                .containsExactly(
                        "spec.api",
                        "spec.certificate",
                        "spec.workload",
                        "spec.privateLink.dns",
                        "spec.privateLink.network");
    }

    @Test
    void everyValueThatCouldNotBeReadIsAFinding() {
        var api = read(
                InternalApi.class,
                "{certificate: {authority: a, keyAlgorithm: Dsa, validity: P9D}, deletion: {resources: Hide, connections: Drain},"
                        + " privateLink: {network: {subnets: {}}, listener: {mode: Terminate}},"
                        + " workload: {port: 0, protocol: Gopher, selector: {matchLabels: {app: orders, 'a b': c}}}}");

        assertThat(InternalApiChecks.findings(api))
                .extracting(finding -> finding.path() + " " + finding.code())
                .containsExactly(
                        "spec.workload.selector.matchLabels[a b] LabelMalformed",
                        "spec.workload.port PortUnusable",
                        "spec.workload.protocol UnknownValue",
                        "spec.certificate.validity BadValidity",
                        "spec.certificate.keyAlgorithm UnknownValue",
                        "spec.privateLink.listener.mode UnknownValue",
                        "spec.deletion.resources UnknownValue",
                        "spec.deletion.connections UnknownValue");
    }

    @Test
    void findingsOfAnObjectWithoutSpecSayThatItCannotBeRead() {
        assertThat(InternalApiChecks.findings(new InternalApi()))
                .extracting(Finding::code)
                .isEqualTo(List.of("Unreadable"));
        assertThat(ApiConsumerChecks.findings(new ApiConsumer()))
                .extracting(Finding::code)
                .isEqualTo(List.of("Unreadable"));
    }

    private <T extends CustomResource<?, ?>> T read(Class<T> kind, String spec) {
        return serialization.unmarshal("""
                apiVersion: postern.dev/v1alpha1
                kind: %s
                metadata: {name: n, namespace: s}
                spec: %s
                """.formatted(kind.getSimpleName(), spec), kind);
    }
}
