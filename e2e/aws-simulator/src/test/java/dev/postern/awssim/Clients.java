package dev.postern.awssim;

import dev.postern.awssim.seed.KeySeed;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.model.Credentials;

/** SDK clients pointed at a simulator, without retries, so that a test sees every answer. */
final class Clients {
    private Clients() {}

    static <B extends AwsClientBuilder<B, C>, C> C of(AwsSimulator aws, KeySeed key, B builder) {
        return of(aws.endpoint(), key, builder);
    }

    static <B extends AwsClientBuilder<B, C>, C> C of(AwsSimulator aws, Credentials session, B builder) {
        return of(
                aws,
                StaticCredentialsProvider.create(AwsSessionCredentials.create(
                        session.accessKeyId(), session.secretAccessKey(), session.sessionToken())),
                builder);
    }

    static <B extends AwsClientBuilder<B, C>, C> C of(AwsSimulator aws, AwsCredentialsProvider credentials, B builder) {
        return of(aws.endpoint(), credentials, builder);
    }

    static <B extends AwsClientBuilder<B, C>, C> C of(URI endpoint, KeySeed key, B builder) {
        return of(
                endpoint,
                StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret())),
                builder);
    }

    private static <B extends AwsClientBuilder<B, C>, C> C of(
            URI endpoint, AwsCredentialsProvider credentials, B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.of(Worlds.REGION))
                .credentialsProvider(credentials)
                .overrideConfiguration(override -> override.retryStrategy(AwsRetryStrategy.doNotRetry()))
                .build();
    }
}
