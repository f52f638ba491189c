package dev.postern.aws.problem;

import java.time.Duration;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

/** The error codes of AWS, in one place, and what each means for a person. */
public final class Problems {

    private static final Set<String> THROTTLED = Set.of(
            "RequestLimitExceeded",
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "TooManyRequestsException",
            "PriorRequestNotComplete",
            "BandwidthLimitExceeded");

    private static final Set<String> DENIED =
            Set.of("UnauthorizedOperation", "AccessDenied", "AccessDeniedException", "AuthFailure", "OptInRequired");

    private static final Set<String> CREDENTIALS = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "RequestExpired",
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "SignatureDoesNotMatch",
            "IncompleteSignature");

    private static final Set<String> NOT_FOUND = Set.of(
            "NoSuchHostedZone",
            "LoadBalancerNotFound",
            "TargetGroupNotFound",
            "ListenerNotFound",
            "InvalidVpcEndpointService.NotFound",
            "InvalidVpcEndpoint.NotFound",
            "InvalidServiceName");

    private static final Set<String> IN_USE = Set.of(
            "DependencyViolation",
            "ResourceInUse",
            "ExistingVpcEndpointConnections",
            "InvalidGroup.InUse",
            "IncorrectState",
            "OperationInProgress");

    private static final Set<String> ALREADY_THERE = Set.of(
            "InvalidGroup.Duplicate",
            "InvalidPermission.Duplicate",
            "DuplicateLoadBalancerName",
            "DuplicateTargetGroupName",
            "DuplicateListener");

    private static final Set<String> QUOTA = Set.of(
            "VpcEndpointLimitExceeded",
            "SecurityGroupLimitExceeded",
            "RulesPerSecurityGroupLimitExceeded",
            "SecurityGroupsPerInterfaceLimitExceeded",
            "VpcEndpointServiceLimitExceeded",
            "AddressLimitExceeded",
            "InsufficientFreeAddressesInSubnet",
            "LimitExceeded");

    private Problems() {}

    /** What an answer with an error code means. */
    public static Problem of(AwsServiceException failure, FailedCall call) {
        return failure.awsErrorDetails() == null
                ? unanswered(failure, call)
                : of(
                        failure.awsErrorDetails().errorCode(),
                        failure.awsErrorDetails().errorMessage(),
                        call);
    }

    /** Whether the credentials themselves were refused, so that others must be taken. */
    public static boolean refusesCredentials(Throwable failure) {
        return failure instanceof AwsServiceException answer
                && answer.awsErrorDetails() != null
                && CREDENTIALS.contains(answer.awsErrorDetails().errorCode());
    }

    /** What one entry of an {@code Unsuccessful} list means, which comes with an answer of 200. */
    public static Problem of(UnsuccessfulItem item, FailedCall call) {
        return of(item.error().code(), item.resourceId() + ": " + item.error().message(), call);
    }

    /** What it means that no answer came: the call may have been carried out. */
    public static Problem unanswered(Throwable failure, FailedCall call) {
        return new Problem.Transient(
                call.action() + " in account " + call.account() + " was not answered (" + failure.getMessage()
                        + "); trying again.",
                RetryDelays.TRANSIENT);
    }

    /** A name or record that Postern needs and somebody else has. */
    public static Problem foreign(String message) {
        return new Problem.Foreign(message, RetryDelays.PERSON);
    }

    /** Postern's own limiter has no token left. */
    public static Problem noToken(FailedCall call, Duration wait) {
        return new Problem.Throttled(
                call.action() + " in account " + call.account() + " waits for its share of calls.", wait);
    }

    private static Problem of(String code, String message, FailedCall call) {
        String said = " (" + code + ": " + message + ")";
        if (THROTTLED.contains(code)) {
            return new Problem.Throttled(
                    "Account " + call.account() + " asks for fewer calls of " + call.action() + said
                            + "; Postern goes on by itself.",
                    RetryDelays.THROTTLED);
        }
        if (call.service().equals("sts")) {
            return unassumable(said, call);
        }
        if (CREDENTIALS.contains(code)) {
            return new Problem.Transient(
                    "The credentials for account " + call.account() + " were refused" + said + "; taking new ones.",
                    RetryDelays.TRANSIENT);
        }
        return refusal(code, said, call);
    }

    private static Problem unassumable(String said, FailedCall call) {
        return new Problem.Unreachable(
                "Role " + call.role() + " of account " + call.account() + " cannot be assumed" + said
                        + ": let it trust the operator's role with the configured external id, as docs/iam says.",
                RetryDelays.UNREACHABLE);
    }

    private static Problem refusal(String code, String said, FailedCall call) {
        if (DENIED.contains(code)) {
            return new Problem.Denied(
                    "Account " + call.account() + " does not let role " + call.role() + " call " + call.action() + said
                            + ": attach the policy in docs/iam, and look for a service control policy that denies it.",
                    RetryDelays.PERSON);
        }
        if (NOT_FOUND.contains(code) || code.endsWith(".NotFound")) {
            return new Problem.NotFound(
                    refused(call) + " names something that does not exist" + said + ".", RetryDelays.NOT_FOUND);
        }
        if (IN_USE.contains(code)) {
            return new Problem.InUse(
                    refused(call) + " waits for what is still in use" + said + ".", RetryDelays.IN_USE);
        }
        if (ALREADY_THERE.contains(code)) {
            return new Problem.AlreadyThere(
                    refused(call) + " found it made already" + said + ".", RetryDelays.ALREADY_THERE);
        }
        return lastly(code, said, call);
    }

    private static Problem lastly(String code, String said, FailedCall call) {
        if (QUOTA.contains(code) || code.startsWith("TooMany")) {
            return new Problem.QuotaExceeded(
                    refused(call) + " met a quota" + said + ": ask AWS to raise it, or remove what is not needed.",
                    RetryDelays.PERSON);
        }
        if (isServers(code)) {
            return new Problem.Transient(
                    refused(call) + " failed inside AWS" + said + "; trying again.", RetryDelays.TRANSIENT);
        }
        return new Problem.Invalid(refused(call) + " was refused" + said + ".", RetryDelays.PERSON);
    }

    private static boolean isServers(String code) {
        return code.startsWith("Internal")
                || code.equals("ServiceUnavailable")
                || code.equals("Unavailable")
                || code.equals("ServiceUnavailableException");
    }

    private static String refused(FailedCall call) {
        return call.action() + " in account " + call.account();
    }
}
