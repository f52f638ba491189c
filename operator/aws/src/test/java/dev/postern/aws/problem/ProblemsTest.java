package dev.postern.aws.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

class ProblemsTest {

    private static final FailedCall CALL =
            new FailedCall("ec2", "CreateVpcEndpoint", "billing-prod (2222)", "arn:role");

    @ParameterizedTest
    @CsvSource({
        "RequestLimitExceeded, Throttled",
        "Throttling, Throttled",
        "PriorRequestNotComplete, Throttled",
        "UnauthorizedOperation, Denied",
        "AccessDenied, Denied",
        "ExpiredToken, Transient",
        "InvalidVpcEndpointServiceId.NotFound, NotFound",
        "InvalidVpcEndpointService.NotFound, NotFound",
        "InvalidVpcEndpointId.NotFound, NotFound",
        "InvalidVpcEndpoint.NotFound, NotFound",
        "LoadBalancerNotFound, NotFound",
        "InvalidServiceName, NotFound",
        "DependencyViolation, InUse",
        "ResourceInUse, InUse",
        "ExistingVpcEndpointConnections, InUse",
        "InvalidGroup.Duplicate, AlreadyThere",
        "DuplicateLoadBalancerName, AlreadyThere",
        "VpcEndpointLimitExceeded, QuotaExceeded",
        "TooManyLoadBalancers, QuotaExceeded",
        "InvalidVpcEndpointServiceIdId.Malformed, Invalid",
        "IdempotentParameterMismatch, Invalid",
        "InternalError, Transient",
        "SomethingNew, Invalid",
    })
    void knowsWhatACodeMeans(String code, String meaning) {
        Problem problem = Problems.of(answer(code), CALL);

        assertThat(problem.getClass().getSimpleName()).isEqualTo(meaning);
        assertThat(problem.message()).contains(code, "billing-prod (2222)");
        assertThat(problem.retryAfter()).isPositive();
    }

    @Test
    void readsWhatABulkCallDidNotDo() {
        var item = UnsuccessfulItem.builder()
                .resourceId("vpce-svc-1")
                .error(error -> error.code("ExistingVpcEndpointConnections").message("has connections"))
                .build();

        assertThat(Problems.of(item, CALL))
                .isInstanceOf(Problem.InUse.class)
                .extracting(Problem::message)
                .asString()
                .contains("vpce-svc-1");
    }

    @Test
    void namesTheRoleThatCannotBeAssumed() {
        var assume = new FailedCall("sts", "AssumeRole", "billing-prod (2222)", "arn:role");

        assertThat(Problems.of(answer("AccessDenied"), assume))
                .isInstanceOf(Problem.Unreachable.class)
                .extracting(Problem::message)
                .asString()
                .contains("arn:role", "external id");
    }

    @Test
    void countsAnAnswerThatNeverCameAsMaybeCarriedOut() {
        assertThat(Problems.unanswered(new IllegalStateException("reset"), CALL).refusesForGood())
                .isFalse();
        assertThat(Problems.of(answer("RequestLimitExceeded"), CALL).refusesForGood())
                .isFalse();
        assertThat(Problems.of(answer("UnauthorizedOperation"), CALL).refusesForGood())
                .isFalse();
        assertThat(Problems.of(answer("InvalidParameter"), CALL).refusesForGood())
                .isTrue();
    }

    private static AwsServiceException answer(String code) {
        return Ec2Exception.builder()
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(code)
                        .errorMessage("said AWS")
                        .build())
                .build();
    }
}
