package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A newer Postern was here and has been rolled back: it left objects whose fields this version does not know or takes
 * for something else. They are this version's problem one by one, never all at once.
 */
@ExtendWith(ApiServerExtension.class)
class UnreadableObjectsIT {

    private static final String CRD = "internalapis.postern.dev-v1.yml";

    private static final List<String> NAMES = List.of("new-enum-value", "new-field", "other-type", "readable");

    private final KubernetesClient client;

    UnreadableObjectsIT(KubernetesClient client) {
        this.client = client;
    }

    @BeforeEach
    void leaveObjectsOfANewerVersion() {
        replaceCrd(Crds.read(CRD)
                .replace("- \"Http2\"\n", "- \"Http2\"\n                    - \"Http3\"\n")
                .replaceFirst(
                        "(?s)(protocol:\n +default: \"Auto\")",
                        "shiny:\n                    type: \"string\"\n                  $1")
                .replaceFirst(
                        "(?s)(crossZone:\n) +default: true\n( +description: [^:]+)type: \"boolean\"",
                        "$1$2type: \"object\"\n                        x-kubernetes-preserve-unknown-fields: true"));
        applyUntilTaken(api("readable", "protocol: Auto", ""));
        applyUntilTaken(api("new-field", "shiny: yes-indeed", ""));
        applyUntilTaken(api("new-enum-value", "protocol: Http3", ""));
        applyUntilTaken(api("other-type", "protocol: Auto", "crossZone: {enabled: true},"));
        replaceCrd(Crds.read(CRD));
    }

    @AfterEach
    void removeThem() {
        NAMES.forEach(name -> client.genericKubernetesResources(ApiGroup.API_VERSION, "InternalApi")
                .inNamespace("default")
                .withName(name)
                .delete());
    }

    @Test
    void listHoldsEveryObject() {
        var listed = client.resources(InternalApi.class)
                .inNamespace("default")
                .list()
                .getItems();

        assertThat(listed).extracting(api -> api.getMetadata().getName()).containsExactlyElementsOf(NAMES);
    }

    @Test
    void informerHoldsEveryObject() {
        try (var informer =
                client.resources(InternalApi.class).inNamespace("default").inform()) {
            await().atMost(Duration.ofSeconds(20)).until(informer::hasSynced);

            assertThat(informer.getStore().list())
                    .extracting(api -> api.getMetadata().getName())
                    .containsExactlyInAnyOrderElementsOf(NAMES);
        }
    }

    @Test
    void readableObjectHasNoFindings() {
        assertThat(findings("readable")).isEmpty();
        assertThat(findings("new-field")).isEmpty();
    }

    @Test
    void unknownEnumValueIsAFindingAndNoDefault() {
        assertThat(findings("new-enum-value")).containsExactly("spec.workload.protocol UnknownValue");
    }

    @Test
    void objectThatDoesNotFitComesWithItsMetadataAlone() {
        var api = get("other-type");

        assertThat(Unreadable.is(api)).isTrue();
        assertThat(api.getMetadata().getUid()).isNotEmpty();
        assertThat(findings("other-type")).containsExactly("spec Unreadable");
    }

    private List<String> findings(String name) {
        return InternalApiChecks.findings(get(name)).stream()
                .map(finding -> finding.path() + " " + finding.code())
                .toList();
    }

    private InternalApi get(String name) {
        return client.resources(InternalApi.class)
                .inNamespace("default")
                .withName(name)
                .get();
    }

    private void replaceCrd(String yaml) {
        var definition = client.getKubernetesSerialization().unmarshal(yaml, CustomResourceDefinition.class);
        client.resource(definition).forceConflicts().serverSideApply();
    }

    /** The server takes a moment to serve a changed schema. */
    private void applyUntilTaken(String yaml) {
        var object = client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
        await().atMost(Duration.ofSeconds(20))
                .ignoreException(KubernetesClientException.class)
                .until(() -> client.resource(object).serverSideApply() != null);
    }

    private static String api(String name, String workloadField, String networkField) {
        return """
                apiVersion: postern.dev/v1alpha1
                kind: InternalApi
                metadata: {name: %s, namespace: default}
                spec:
                  workload:
                    selector: {matchLabels: {app: orders}}
                    serviceAccount: orders
                    port: 8080
                    %s
                  certificate: {authority: internal}
                  privateLink:
                    account: shop-prod
                    network: {%s vpcId: vpc-0a1b2c3d, subnets: {ids: [subnet-0a1b2c3d]}}
                """.formatted(name, workloadField, networkField);
    }
}
