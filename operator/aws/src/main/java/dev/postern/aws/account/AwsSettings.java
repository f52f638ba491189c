package dev.postern.aws.account;

import dev.postern.aws.call.Limits;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/**
 * How AWS is reached.
 *
 * @param endpointOverride used instead of AWS's own for every service
 * @param ownCredentials the operator's, with which roles are assumed
 */
public record AwsSettings(
        Optional<URI> endpointOverride, AwsCredentialsProvider ownCredentials, Limits limits, InstantSource clock) {}
