package dev.postern.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.cluster.ApiServer;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** One real API server with the CRDs for each test class, and a client that reads as Postern's processes do. */
final class ApiServerExtension implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(ApiServerExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == KubernetesClient.class;
    }

    @Override
    public KubernetesClient resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return classOf(context)
                .getStore(NAMESPACE)
                .computeIfAbsent("server", key -> Running.start(), Running.class)
                .client();
    }

    private static ExtensionContext classOf(ExtensionContext context) {
        return context.getTestMethod().isPresent() ? classOf(context.getParent().orElseThrow()) : context;
    }

    private record Running(ApiServer server, KubernetesClient client) implements AutoCloseable {

        static Running start() {
            var server = ApiServer.start();
            var running = new Running(server, tolerantClient(server));
            try {
                Crds.FILES.forEach(file -> install(running.client, file));
                return running;
            } catch (RuntimeException e) {
                running.close();
                throw e;
            }
        }

        private static KubernetesClient tolerantClient(ApiServer server) {
            Config config = new ConfigBuilder(Config.empty())
                    .withMasterUrl(server.url().toString())
                    .withCaCertFile(server.caCertificate().toString())
                    .withOauthToken(server.token())
                    .build();
            var mapper = TolerantMapper.configure(new ObjectMapper());
            return new KubernetesClientBuilder()
                    .withConfig(config)
                    .withKubernetesSerialization(new KubernetesSerialization(mapper, true))
                    .build();
        }

        private static void install(KubernetesClient client, String file) {
            var definition =
                    client.getKubernetesSerialization().unmarshal(Crds.read(file), CustomResourceDefinition.class);
            client.resource(definition).serverSideApply();
            client.resource(definition).waitUntilCondition(Crds::isEstablished, 30, TimeUnit.SECONDS);
        }

        @Override
        public void close() {
            client.close();
            server.close();
        }
    }
}
