package dev.postern.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.postern.policy.Finding;
import dev.postern.policy.corpus.CaseFolder;
import dev.postern.policy.corpus.Corpus;
import dev.postern.webhook.admission.AdmissionRequest;
import dev.postern.webhook.admission.Ruling;
import dev.postern.webhook.kinds.AccessPolicyAdmission;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The policy module's corpus at admission: what the compiler finds is what an author is told, path by path. */
@QuarkusTest
@WithTestResource(value = WebhookCluster.class, scope = TestResourceScope.GLOBAL)
class PolicyCorpusIT {

    /** The schema has no such field, so the API server has taken it out before admission is asked. */
    private static final String PRUNED = "request.from.consumer.expiresAt";

    @Inject
    AccessPolicyAdmission policies;

    @Test
    void authorsAreToldWhatTheCompilerFinds() {
        List<CaseFolder> cases = new Corpus("compile").cases();

        assertThat(cases)
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(told(folder.input("in-policy.yaml")))
                        .as(folder.name())
                        .isEqualTo(expected(folder.input("out-findings.yaml"))));
    }

    private static List<Finding> expected(JsonNode findings) {
        return findings.valueStream()
                .map(finding -> new Finding(
                        finding.path("path").asText(),
                        finding.path("code").asText(),
                        finding.path("message").asText()))
                .filter(finding -> !finding.path().endsWith(PRUNED))
                .toList();
    }

    private List<Finding> told(JsonNode policy) {
        var object =
                ((ObjectNode) policy).put("apiVersion", "postern.dev/v1alpha1").put("kind", "AccessPolicy");
        object.withObject("/spec"); // without any, the schema refuses it before admission is asked
        var request = new AdmissionRequest("u", "AccessPolicy", "shop", "orders-readers", object, Optional.empty());
        return policies.rule(request) instanceof Ruling.Invalid(var ignored, var causes)
                ? causes.stream()
                        .map(cause -> new Finding(cause.field(), cause.code(), cause.message()))
                        .toList()
                : List.of();
    }
}
