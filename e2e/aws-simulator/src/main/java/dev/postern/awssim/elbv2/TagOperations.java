package dev.postern.awssim.elbv2;

import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tags of load balancers, target groups and listeners; up to 20 resources a call. */
final class TagOperations {
    private static final int MOST = 20;

    private final Balancing balancing;

    TagOperations(Balancing balancing) {
        this.balancing = balancing;
    }

    Map<String, Operation> table() {
        return Map.of("AddTags", this::add, "RemoveTags", this::remove, "DescribeTags", this::describe);
    }

    private Output add(Call call) {
        Map<String, String> added = Arguments.tags(call.input());
        named(call).forEach(arn -> {
            Map<String, String> tags = new LinkedHashMap<>(balancing.tagsOf(arn));
            tags.putAll(added);
            balancing.tag(arn, tags);
        });
        return Output.of();
    }

    private Output remove(Call call) {
        List<String> keys = call.input().texts("TagKeys");
        named(call).forEach(arn -> {
            Map<String, String> tags = new LinkedHashMap<>(balancing.tagsOf(arn));
            tags.keySet().removeAll(keys);
            balancing.tag(arn, tags);
        });
        return Output.of();
    }

    private Output describe(Call call) {
        return Output.of()
                .list(
                        "TagDescriptions",
                        named(call).stream()
                                .map(arn -> Output.of()
                                        .put("ResourceArn", arn)
                                        .list("Tags", Views.pairs(balancing.tagsOf(arn))))
                                .toList());
    }

    private List<String> named(Call call) {
        List<String> arns = Arguments.arns(call.input(), "ResourceArns", MOST);
        arns.forEach(arn -> {
            if (!balancing.knows(arn) || !arn.contains(":%s:%s:".formatted(call.region(), call.account()))) {
                throw notFound(arn);
            }
        });
        return arns;
    }

    private static RuntimeException notFound(String arn) {
        ElbError error = arn.contains(":targetgroup/")
                ? ElbError.TARGET_GROUP_NOT_FOUND
                : arn.contains(":listener/") ? ElbError.LISTENER_NOT_FOUND : ElbError.LOAD_BALANCER_NOT_FOUND;
        return error.because("'%s' not found".formatted(arn));
    }
}
