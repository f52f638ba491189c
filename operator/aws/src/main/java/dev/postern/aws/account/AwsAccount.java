package dev.postern.aws.account;

import java.util.Optional;

/**
 * An account as configured: where it is and as whom Postern acts in it. From configuration alone, never from an object
 * or its status.
 *
 * @param roleArn role to assume; empty for the operator's own credentials
 */
public record AwsAccount(String name, String id, String region, Optional<String> roleArn, Optional<String> externalId) {

    /** For messages. */
    public String title() {
        return name + " (" + id + ")";
    }
}
