package dev.postern.awssim.http;

import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.CommonError;
import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Service;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The actions a call needs. Tagging in a create call needs the service's tagging action as well, as in AWS. */
final class Permission {
    private static final Set<String> FREE = Set.of("sts:GetCallerIdentity");
    private static final Map<String, String> TAGGING = Map.of(
            "TagSpecification", "ec2:CreateTags",
            "elasticloadbalancing/Tags", "elasticloadbalancing:AddTags",
            "acm-pca/Tags", "acm-pca:TagCertificateAuthority");

    private Permission() {}

    static void check(Service service, Call call) {
        needed(service, call).stream()
                .filter(action -> !FREE.contains(action) && !call.caller().may(action))
                .findFirst()
                .ifPresent(action -> {
                    throw CommonError.DENIED.because(
                            "User: %s is not authorized to perform: %s because no identity-based policy allows the %s action"
                                    .formatted(call.caller().arn(), action, action));
                });
    }

    private static List<String> needed(Service service, Call call) {
        List<String> actions = new ArrayList<>(List.of(service.name() + ":" + call.operation()));
        if (call.operation().startsWith("Create") && !call.operation().equals("CreateTags")) {
            tagging(service, call.input(), actions);
        }
        return actions;
    }

    private static void tagging(Service service, Input input, List<String> actions) {
        for (Input.Field field : input.fields()) {
            String key = service.name().equals("ec2") ? field.name() : service.name() + "/" + field.name();
            if (TAGGING.containsKey(key)) {
                actions.add(TAGGING.get(key));
            }
        }
    }
}
