package dev.postern.aws.problem;

/**
 * The call that failed, in the words of a message.
 *
 * @param service as in IAM, such as {@code ec2}
 * @param account name and id of the account
 */
public record FailedCall(String service, String operation, String account, String role) {

    String action() {
        return service + ":" + operation;
    }
}
