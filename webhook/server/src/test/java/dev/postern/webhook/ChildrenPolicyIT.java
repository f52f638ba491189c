package dev.postern.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The chart's admission policy on the real API server: who may write what the operator keeps in its memory. */
@QuarkusTest
@WithTestResource(value = WebhookCluster.class, scope = TestResourceScope.GLOBAL)
class ChildrenPolicyIT {

    private static final Path CHART_FILE = Path.of("../../charts/postern/admission/children-policy.yaml");

    private static final String OPERATOR = "system:serviceaccount:postern-system:postern-operator";

    private static final String BINDING = """
            apiVersion: rbac.authorization.k8s.io/v1
            kind: ClusterRoleBinding
            metadata: {name: operator-in-test}
            roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ClusterRole, name: cluster-admin}
            subjects:
            - {apiGroup: rbac.authorization.k8s.io, kind: User, name: "%s"}
            """.formatted(OPERATOR);

    private static final Map<String, String> LABEL = Map.of("app.kubernetes.io/managed-by", "postern");

    @Inject
    KubernetesClient tenant;

    private KubernetesClient operator;

    private String namespace;

    @BeforeEach
    void install() throws IOException {
        namespace = Samples.unlabelledNamespace(tenant);
        operator = operator();
        try (var policy = Files.newInputStream(CHART_FILE)) {
            tenant.load(policy).serverSideApply();
        }
        await().untilAsserted(() -> assertThatThrownBy(
                        () -> tenant.resource(map("probe", LABEL)).dryRun().create())
                .hasMessageContaining("Only Postern's operator writes objects labelled"));
    }

    @AfterEach
    void remove() throws IOException {
        try (var policy = Files.newInputStream(CHART_FILE)) {
            tenant.load(policy).delete();
        }
        operator.close();
    }

    @Test
    void nobodyElseMakesAnObjectWithTheLabel() {
        assertThatThrownBy(() -> tenant.resource(map("mine", LABEL)).create())
                .hasMessageContaining("or leave the label out");
        assertThat(tenant.resource(map("mine", Map.of())).create()).isNotNull();
    }

    @Test
    void nobodyElseGivesAnObjectTheLabel() {
        tenant.resource(map("mine", Map.of())).create();

        assertThatThrownBy(() -> tenant.resource(map("mine", LABEL)).update())
                .hasMessageContaining("Only Postern's operator");
    }

    @Test
    void nobodyElseChangesAChildNorTakesItsLabelAway() {
        operator.resource(map("child", LABEL)).create();

        assertThatThrownBy(() -> tenant.resource(map("child", LABEL))
                        .edit(map -> new ConfigMapBuilder(map)
                                .addToData("document.jws", "older")
                                .build()))
                .hasMessageContaining("Only Postern's operator");
        assertThatThrownBy(() -> tenant.resource(map("child", Map.of())).update())
                .hasMessageContaining("Only Postern's operator");
    }

    @Test
    void theOperatorWritesItsChildrenAndAnybodyMayDeleteThem() {
        operator.resource(map("child", LABEL)).create();
        operator.resource(map("child", LABEL))
                .edit(map -> new ConfigMapBuilder(map)
                        .addToData("document.jws", "newer")
                        .build());

        assertThat(tenant.resource(map("child", LABEL)).delete()).isNotEmpty();
    }

    private ConfigMap map(String name, Map<String, String> labels) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withNamespace(namespace)
                .withName(name)
                .withLabels(labels)
                .endMetadata()
                .build();
    }

    private KubernetesClient operator() {
        tenant.load(new ByteArrayInputStream(BINDING.getBytes(StandardCharsets.UTF_8)))
                .serverSideApply();
        var config = new ConfigBuilder(tenant.getConfiguration())
                .withImpersonateUsername(OPERATOR)
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
