package dev.postern.awssim.ec2;

import dev.postern.awssim.protocol.AwsError;
import dev.postern.awssim.protocol.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A bulk call: answered with 200 whatever happens, the failures one by one in {@code Unsuccessful[]}. */
final class Unsuccessful {
    private Unsuccessful() {}

    static Output each(List<String> ids, Consumer<String> action) {
        List<Output> failures = new ArrayList<>();
        for (String id : ids) {
            try {
                action.accept(id);
            } catch (AwsError e) {
                failures.add(Output.of()
                        .put("error", Output.of().put("code", e.code()).put("message", e.text()))
                        .put("resourceId", id));
            }
        }
        return Output.of().list("unsuccessful", failures);
    }
}
