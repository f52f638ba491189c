package dev.postern.operator.certificate;

import dev.postern.api.ConditionReason;
import dev.postern.identity.Problem;
import dev.postern.operator.certificate.AuthorityProblem.Persistence;
import dev.postern.operator.configuration.Authority;
import dev.postern.operator.configuration.TimeBounds;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** The error codes of AWS Private CA and STS, in one place, and what each means for a person. */
final class AuthorityProblems {

    private static final Set<String> DENIED = Set.of(
            "AccessDeniedException",
            "AccessDenied",
            "UnauthorizedOperation",
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "ExpiredTokenException",
            "ExpiredToken");

    private static final Set<String> THROTTLED = Set.of("ThrottlingException", "Throttling", "LimitExceededException");

    private static final Set<String> NO_AUTHORITY = Set.of("ResourceNotFoundException", "InvalidArnException");

    private static final Set<String> UNUSABLE = Set.of("InvalidStateException");

    private static final Set<String> DEAD =
            Set.of("RequestFailedException", "MalformedCSRException", "InvalidArgsException");

    private AuthorityProblems() {}

    static AuthorityProblem of(SdkException failure, Authority authority) {
        if (failure instanceof AwsServiceException answer && answer.awsErrorDetails() != null) {
            return ofCode(
                    answer.awsErrorDetails().errorCode(),
                    answer.awsErrorDetails().errorMessage(),
                    authority);
        }
        return passing(
                ConditionReason.ACCOUNT_UNREACHABLE,
                authority,
                "cannot be reached (" + failure.getMessage()
                        + "): check network, endpoint and credentials of the operator");
    }

    static AuthorityProblem beingAsked(Authority authority) {
        return new AuthorityProblem(
                ConditionReason.ACCOUNT_UNREACHABLE,
                sentence(authority, "is being asked for its own certificate"),
                TimeBounds.CERTIFICATE_POLL,
                Persistence.MAY_PASS);
    }

    static AuthorityProblem unintelligible(Authority authority) {
        return passing(
                ConditionReason.ISSUE_FAILED,
                authority,
                "answered the question for its own certificate with something that is none");
    }

    /** What it signed cannot be used. */
    static AuthorityProblem unusable(Authority authority, List<Problem> problems) {
        String what = problems.stream().map(Problem::message).collect(Collectors.joining("; "));
        return new AuthorityProblem(
                ConditionReason.CERTIFICATE_UNUSABLE,
                sentence(
                        authority,
                        "issued what was not asked for, so it is not used: " + what
                                + ". Check its template and name constraints, and that " + arn(authority)
                                + " is the authority of trust domain " + authority.trustDomain()),
                TimeBounds.CERTIFICATE_REFUSED,
                Persistence.REQUEST_IS_DEAD);
    }

    private static AuthorityProblem ofCode(String code, String message, Authority authority) {
        if (THROTTLED.contains(code)) {
            return throttled(authority);
        }
        if (DENIED.contains(code)) {
            return passing(ConditionReason.ACCESS_DENIED, authority, denied(code, message, authority));
        }
        if (NO_AUTHORITY.contains(code)) {
            return passing(
                    ConditionReason.AUTHORITY_UNKNOWN,
                    authority,
                    "does not exist (" + message + "): correct " + arn(authority));
        }
        if (UNUSABLE.contains(code)) {
            return passing(
                    ConditionReason.ISSUE_FAILED,
                    authority,
                    "is not active (" + message + "): enable it, or name another in " + arn(authority));
        }
        return failed(code, message, authority);
    }

    private static AuthorityProblem throttled(Authority authority) {
        return new AuthorityProblem(
                ConditionReason.THROTTLED,
                sentence(authority, "asked for fewer calls; trying again"),
                TimeBounds.AWS_THROTTLED,
                Persistence.MAY_PASS);
    }

    private static String denied(String code, String message, Authority authority) {
        return "refused the operator (" + code + ": " + message + "): let the role of account "
                + authority.account().name()
                + " call IssueCertificate, GetCertificate and GetCertificateAuthorityCertificate on it";
    }

    private static AuthorityProblem failed(String code, String message, Authority authority) {
        return new AuthorityProblem(
                ConditionReason.ISSUE_FAILED,
                sentence(authority, "answered " + code + ": " + message),
                TimeBounds.AWS_PROBLEM,
                DEAD.contains(code) ? Persistence.REQUEST_IS_DEAD : Persistence.MAY_PASS);
    }

    private static AuthorityProblem passing(ConditionReason reason, Authority authority, String what) {
        return new AuthorityProblem(reason, sentence(authority, what), TimeBounds.AWS_PROBLEM, Persistence.MAY_PASS);
    }

    private static String arn(Authority authority) {
        return "postern.authorities." + authority.name() + ".arn";
    }

    private static String sentence(Authority authority, String what) {
        return "Certificate authority " + authority.name() + " " + what + ".";
    }
}
