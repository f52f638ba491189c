package dev.postern.aws.account;

import dev.postern.aws.call.Budgets;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.sts.StsClient;

/** The SDK clients of one account in one region, each behind the budget and failing with problems. */
public final class AwsClients implements AutoCloseable {

    private static final Duration CALL = Duration.ofSeconds(20);
    private static final Duration ATTEMPT = Duration.ofSeconds(10);

    /** Few: what still fails comes back in a later pass, and a pass must not hang. */
    private static final int ATTEMPTS = 2;

    private final AwsAccount account;
    private final AwsSettings settings;
    private final Budgets budgets;
    private final SdkHttpClient http;
    private final AwsCredentialsProvider credentials;
    private final Ec2Client ec2;
    private final ElasticLoadBalancingV2Client loadBalancing;
    private final Route53Client route53;

    AwsClients(AwsAccount account, AwsSettings settings, Budgets budgets, SdkHttpClient http) {
        this.account = account;
        this.settings = settings;
        this.budgets = budgets;
        this.http = http;
        this.credentials =
                account.roleArn().<AwsCredentialsProvider>map(this::assumed).orElse(settings.ownCredentials());
        Region region = Region.of(account.region());
        this.ec2 = as(Ec2Client.builder(), "ec2", region).build();
        this.loadBalancing = as(ElasticLoadBalancingV2Client.builder(), "elasticloadbalancing", region)
                .build();
        this.route53 = as(Route53Client.builder(), "route53", Region.AWS_GLOBAL).build();
    }

    public Ec2Client ec2() {
        return ec2;
    }

    public ElasticLoadBalancingV2Client loadBalancing() {
        return loadBalancing;
    }

    public Route53Client route53() {
        return route53;
    }

    @Override
    public void close() {
        ec2.close();
        loadBalancing.close();
        route53.close();
        if (credentials instanceof SessionCredentials sessions) {
            sessions.close();
        }
    }

    private SessionCredentials assumed(String roleArn) {
        StsClient sts = configured(StsClient.builder(), "sts", Region.of(account.region()))
                .credentialsProvider(settings.ownCredentials())
                .build();
        return new SessionCredentials(sts, account, roleArn);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B as(
            B builder, String service, Region region) {
        return configured(builder, service, region).credentialsProvider(credentials);
    }

    private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> B configured(
            B builder, String service, Region region) {
        settings.endpointOverride().ifPresent(builder::endpointOverride);
        return builder.region(region).httpClient(http).overrideConfiguration(overrides(service));
    }

    private ClientOverrideConfiguration overrides(String service) {
        return ClientOverrideConfiguration.builder()
                .apiCallTimeout(CALL)
                .apiCallAttemptTimeout(ATTEMPT)
                .retryStrategy(AwsRetryStrategy.standardRetryStrategy().toBuilder()
                        .maxAttempts(ATTEMPTS)
                        .build())
                .addExecutionInterceptor(new CallInterceptor(account, service, budgets, this::renewCredentials))
                .build();
    }

    private void renewCredentials() {
        if (credentials instanceof SessionCredentials sessions) {
            sessions.forgetCurrent();
        }
    }
}
