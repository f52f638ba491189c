package dev.postern.aws.driver;

import dev.postern.aws.account.AwsAccount;
import dev.postern.aws.problem.AwsProblemException;
import dev.postern.aws.problem.FailedCall;
import dev.postern.aws.problem.Problems;
import java.util.List;
import software.amazon.awssdk.services.ec2.model.UnsuccessfulItem;

/** Bulk calls of EC2 answer 200 and list what they did not do. */
final class Unsuccessful {

    private Unsuccessful() {}

    /** @throws AwsProblemException for the first item, if any */
    static void check(List<UnsuccessfulItem> items, String operation, AwsAccount account) {
        if (!items.isEmpty()) {
            var call = new FailedCall(
                    "ec2", operation, account.title(), account.roleArn().orElse("of the operator"));
            throw new AwsProblemException(Problems.of(items.getFirst(), call));
        }
    }
}
