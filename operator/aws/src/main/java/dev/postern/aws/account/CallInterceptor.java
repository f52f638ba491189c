package dev.postern.aws.account;

import dev.postern.aws.call.Budgets;
import dev.postern.aws.call.CallScope;
import dev.postern.aws.problem.AwsProblemException;
import dev.postern.aws.problem.FailedCall;
import dev.postern.aws.problem.Problem;
import dev.postern.aws.problem.Problems;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;

/** Stands around every call of one client: takes a token before it, and turns its failure into a problem. */
final class CallInterceptor implements ExecutionInterceptor {

    private final AwsAccount account;
    private final String service;
    private final Budgets budgets;
    private final Runnable credentialsRefused;

    CallInterceptor(AwsAccount account, String service, Budgets budgets, Runnable credentialsRefused) {
        this.account = account;
        this.service = service;
        this.budgets = budgets;
        this.credentialsRefused = credentialsRefused;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
        FailedCall call = call(attributes);
        var api = new Budgets.Api(account.id(), account.region(), service, call.operation());
        budgets.take(api, CallScope.current().priority()).ifPresent(wait -> {
            throw new AwsProblemException(Problems.noToken(call, wait));
        });
    }

    /** Thrown and not returned: the SDK lets an exception be replaced only by one of its own type. */
    @Override
    public Throwable modifyException(Context.FailedExecution context, ExecutionAttributes attributes) {
        Throwable failure = context.exception();
        if (Problems.refusesCredentials(failure)) {
            credentialsRefused.run();
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof AwsProblemException problem) {
                throw problem;
            }
        }
        throw new AwsProblemException(problem(failure, call(attributes)), failure);
    }

    private static Problem problem(Throwable failure, FailedCall call) {
        return failure instanceof AwsServiceException answer
                ? Problems.of(answer, call)
                : Problems.unanswered(failure, call);
    }

    private FailedCall call(ExecutionAttributes attributes) {
        String operation = attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
        return new FailedCall(
                service, operation, account.title(), account.roleArn().orElse("of the operator"));
    }
}
