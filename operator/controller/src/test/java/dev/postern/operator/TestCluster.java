package dev.postern.operator;

import static org.awaitility.Awaitility.await;

import dev.postern.api.AccessPolicy;
import dev.postern.api.ApiConsumer;
import dev.postern.api.InternalApi;
import dev.postern.awssim.AwsSimulator;
import dev.postern.awssim.SimulatorOptions;
import dev.postern.awssim.seed.AuthoritySeed;
import dev.postern.awssim.seed.KeySeed;
import dev.postern.awssim.seed.RoleSeed;
import dev.postern.cluster.ApiServer;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A real API server with the CRDs, and an AWS with one account, role and certificate authority. */
public final class TestCluster implements QuarkusTestResourceLifecycleManager {

    static final String TRUST_DOMAIN = "prod.example";

    static final String ACCOUNT = "111111111111";
    static final String REGION = "eu-central-1";
    private static final List<Class<? extends HasMetadata>> KINDS =
            List.of(InternalApi.class, ApiConsumer.class, AccessPolicy.class);

    private static AwsSimulator aws;
    private ApiServer server;

    static AwsSimulator aws() {
        return aws;
    }

    @Override
    public Map<String, String> start() {
        server = ApiServer.start();
        installCrds();
        var key = new KeySeed("operator", "AKIAOPERATOR00000001", "secret", List.of("*"));
        var role = role(key, "provider-role.json", "certificate-authority-role.json");
        var caller = role(key, "consumer-role.json");
        var authority = new AuthoritySeed("internal", TRUST_DOMAIN, "");
        aws = AwsSimulator.start(SimulatorOptions.of(
                TestAuthorities.with(
                        TestNetworks.provider(ACCOUNT).with(key).with(role).with(authority)),
                TestNetworks.consumer(TestNetworks.BILLING, "billing").with(caller),
                TestNetworks.consumer(TestNetworks.AUDIT, "audit").with(caller)));
        System.setProperty("aws.accessKeyId", key.id());
        System.setProperty("aws.secretAccessKey", key.secret());
        return configuration(role, authority);
    }

    /** May do what docs/iam says its role must be able to do, and no more. */
    private static RoleSeed role(KeySeed key, String... documents) {
        List<String> actions = Stream.of(documents)
                .flatMap(file -> IamDocument.actions(file).stream())
                .toList();
        return new RoleSeed("postern", List.of(key.userArn(ACCOUNT)), "external-1", actions);
    }

    @Override
    public void stop() {
        aws.close();
        server.close();
    }

    private Map<String, String> configuration(RoleSeed role, AuthoritySeed authority) {
        var configuration = new HashMap<String, String>();
        configuration.put(
                "quarkus.kubernetes-client.api-server-url", server.url().toString());
        configuration.put(
                "quarkus.kubernetes-client.ca-cert-file", server.caCertificate().toString());
        configuration.put("quarkus.kubernetes-client.token", server.token());
        configuration.put("postern.aws.endpoint-override", aws.endpoint().toString());
        configuration.put("postern.accounts.shop-prod.id", ACCOUNT);
        configuration.put("postern.accounts.shop-prod.region", REGION);
        configuration.put("postern.accounts.shop-prod.role-arn", role.arn(ACCOUNT));
        configuration.put("postern.accounts.shop-prod.external-id", role.externalId());
        configuration.put("postern.authorities.internal.arn", authority.arn(ACCOUNT, REGION));
        configuration.put("postern.authorities.internal.trust-domain", TRUST_DOMAIN);
        configuration.put("postern.authorities.internal.account", "shop-prod");
        configuration.put("postern.authorities.internal.namespaces", "*");
        configuration.put("postern.authorities.internal.dns-names", "*.internal.example");
        configuration.put("postern.operator.authority", "internal");
        TestAuthorities.configure(configuration);
        TestNetworks.configure(configuration, role);
        TestNetworks.reserve(configuration, role);
        return configuration;
    }

    private void installCrds() {
        try (KubernetesClient client = client()) {
            client.resource(new NamespaceBuilder()
                            .withNewMetadata()
                            .withName("postern-system")
                            .endMetadata()
                            .build())
                    .create();
            KINDS.forEach(kind -> install(client, kind));
        }
    }

    private static void install(KubernetesClient client, Class<? extends HasMetadata> kind) {
        String path = "META-INF/crds/" + HasMetadata.getFullResourceName(kind) + "-v1.yml";
        try (InputStream yaml = Objects.requireNonNull(
                Thread.currentThread().getContextClassLoader().getResourceAsStream(path), path)) {
            client.load(yaml).serverSideApply();
        } catch (IOException e) {
            throw new IllegalStateException(path, e);
        }
        await().until(() -> client.supports(kind));
    }

    private KubernetesClient client() {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl(server.url().toString())
                .withCaCertFile(server.caCertificate().toString())
                .withOauthToken(server.token())
                .build();
        return new KubernetesClientBuilder().withConfig(config).build();
    }
}
