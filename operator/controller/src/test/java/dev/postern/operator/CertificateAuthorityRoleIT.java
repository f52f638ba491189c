package dev.postern.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * The document for the certificate authority's role against what the operator really asks for. The roles of every test
 * here may do what the documents say, so a call that is not in them is refused; and an action that nobody asks for has no
 * place in them.
 */
@QuarkusTest
@WithTestResource(value = TestCluster.class, scope = TestResourceScope.GLOBAL)
class CertificateAuthorityRoleIT {

    @Inject
    KubernetesClient client;

    @Test
    void allowsWhatIssuingTakesAndNothingElse() {
        Shop.settled(client, "authority-role");

        var called = new TreeSet<String>();
        PrivateShop.inventory().path("calls").fieldNames().forEachRemaining(called::add);
        assertThat(called).containsAll(IamDocument.actions("certificate-authority-role.json"));
    }
}
