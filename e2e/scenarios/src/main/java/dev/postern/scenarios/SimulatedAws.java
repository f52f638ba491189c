package dev.postern.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.sts.StsClient;

/** The demo's AWS: what exists in it, and clients for calls that people make by hand, past Postern. */
record SimulatedAws(URI endpoint) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A session of a role changes nothing in its account. */
    private static final Pattern READS = Pattern.compile(":(Describe|Get|List|AssumeRole)");

    private static final AwsCredentials OPERATOR =
            AwsBasicCredentials.create("AKIAPOSTERNDEMO00001", "simulated-secret");

    private static final AwsCredentials DEVELOPER =
            AwsBasicCredentials.create("AKIADEVELOPERDEMO001", "simulated-secret");

    /** The role of account billing-prod that Postern allows to connect. */
    static final String ALLOWED_ROLE = "arn:aws:iam::222222222222:role/postern";

    private static final String EXTERNAL_ID = "demo-billing";

    Inventory inventory() {
        return Inventory.of(view().path("accounts"));
    }

    /** How often each action that changes something was called, by anybody. */
    Map<String, Long> writes() {
        return calls(READS.asPredicate().negate());
    }

    /** How often each action that changes nothing was called. */
    Map<String, Long> reads() {
        return calls(READS.asPredicate());
    }

    private Map<String, Long> calls(Predicate<String> wanted) {
        return view().path("calls").properties().stream()
                .filter(call -> wanted.test(call.getKey()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, call -> call.getValue().asLong()));
    }

    private JsonNode view() {
        try (var view = endpoint.resolve("/_postern/inventory").toURL().openStream()) {
            return JSON.readTree(view);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** EC2 of billing-prod with the allowed role's credentials. */
    Ec2Client asAllowedRole() {
        return ec2(roleCredentials());
    }

    /** EC2 of billing-prod as a user there who may do anything with EC2, but whom Postern does not allow. */
    Ec2Client asDeveloper() {
        return ec2(DEVELOPER);
    }

    private AwsCredentials roleCredentials() {
        try (var sts = StsClient.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(OPERATOR))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build()) {
            var session = sts.assumeRole(assume -> assume.roleArn(ALLOWED_ROLE)
                            .roleSessionName("by-hand")
                            .externalId(EXTERNAL_ID))
                    .credentials();
            return AwsSessionCredentials.create(
                    session.accessKeyId(), session.secretAccessKey(), session.sessionToken());
        }
    }

    private Ec2Client ec2(AwsCredentials credentials) {
        return Ec2Client.builder()
                .endpointOverride(endpoint)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
    }
}
