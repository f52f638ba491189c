package dev.postern.operator.certificate;

import dev.postern.operator.configuration.Account;
import dev.postern.operator.configuration.Authority;
import dev.postern.operator.configuration.PosternConfiguration;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.acmpca.AcmPcaClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;

/** One client an authority, as the role of its account: credentials are assumed once and refreshed before they end. */
@Singleton
final class AuthorityClients {

    private static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

    private static final String SESSION = "postern-operator";

    private final Optional<URI> endpoint;
    private final SdkHttpClient http = UrlConnectionHttpClient.create();
    private final Map<Authority, AcmPcaClient> clients = new ConcurrentHashMap<>();
    private final Map<Account, AwsCredentialsProvider> credentials = new ConcurrentHashMap<>();

    @Inject
    AuthorityClients(PosternConfiguration configuration) {
        this.endpoint = configuration.aws().endpointOverride();
    }

    AcmPcaClient of(Authority authority) {
        return clients.computeIfAbsent(authority, this::client);
    }

    @PreDestroy
    void close() {
        clients.values().forEach(AcmPcaClient::close);
        http.close();
    }

    private AcmPcaClient client(Authority authority) {
        return configured(AcmPcaClient.builder(), region(authority))
                .credentialsProvider(credentials.computeIfAbsent(authority.account(), this::credentials))
                .build();
    }

    private AwsCredentialsProvider credentials(Account account) {
        return account.roleArn()
                .<AwsCredentialsProvider>map(role -> assumed(account, role))
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    private AwsCredentialsProvider assumed(Account account, String role) {
        StsClient sts =
                configured(StsClient.builder(), Region.of(account.region())).build();
        return StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts)
                .refreshRequest(request -> request.roleArn(role)
                        .roleSessionName(SESSION)
                        .externalId(account.externalId().orElseThrow()))
                .build();
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(B builder, Region region) {
        endpoint.ifPresent(builder::endpointOverride);
        return builder.region(region)
                .httpClient(http)
                .overrideConfiguration(override -> override.apiCallTimeout(CALL_TIMEOUT));
    }

    private static Region region(Authority authority) {
        return Region.of(authority.arn().split(":", -1)[3]);
    }
}
