package dev.postern.operator.startup;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.postern.api.AccessPolicy;
import dev.postern.cluster.ApiServer;
import dev.postern.operator.configuration.InvalidConfigurationException;
import dev.postern.operator.configuration.PosternConfiguration;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.InputStream;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a cluster lacks is said before anything starts, in words for whoever installs. */
class PreflightIT {

    private static ApiServer server;

    @BeforeAll
    static void start() {
        server = ApiServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void namesMissingCrdsThenMissingPermissions() throws Exception {
        try (KubernetesClient admin = client("")) {
            assertThatThrownBy(() -> preflight(admin).check())
                    .isInstanceOf(InvalidConfigurationException.class)
                    .hasMessageContainingAll(
                            "internalapis.postern.dev", "helm upgrade", "kubectl apply -f charts/postern/definitions");
            for (String kind : List.of("internalapis", "apiconsumers", "accesspolicies")) {
                install(admin, kind);
            }
            await().until(() -> admin.supports(AccessPolicy.class));
        }

        try (KubernetesClient stranger = client("stranger")) {
            assertThatThrownBy(() -> preflight(stranger).check())
                    .isInstanceOf(InvalidConfigurationException.class)
                    .hasMessageContainingAll(
                            "patch internalapis/status",
                            "leases in namespace postern-system",
                            "ClusterRole and Role postern-operator",
                            "helm upgrade");
        }
    }

    private static void install(KubernetesClient client, String kind) throws Exception {
        try (InputStream yaml =
                PreflightIT.class.getResourceAsStream("/META-INF/crds/" + kind + ".postern.dev-v1.yml")) {
            client.load(yaml).serverSideApply();
        }
    }

    private static Preflight preflight(KubernetesClient client) {
        PosternConfiguration configuration = new SmallRyeConfigBuilder()
                .withMapping(PosternConfiguration.class)
                .build()
                .getConfigMapping(PosternConfiguration.class);
        return new Preflight(client, configuration);
    }

    /** Nobody grants a stranger anything. */
    private static KubernetesClient client(String impersonated) {
        ConfigBuilder config = new ConfigBuilder(Config.empty())
                .withMasterUrl(server.url().toString())
                .withCaCertFile(server.caCertificate().toString())
                .withOauthToken(server.token());
        if (!impersonated.isEmpty()) {
            config.withImpersonateUsername(impersonated);
        }
        return new KubernetesClientBuilder().withConfig(config.build()).build();
    }
}
