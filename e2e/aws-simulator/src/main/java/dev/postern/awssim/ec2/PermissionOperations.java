package dev.postern.awssim.ec2;

import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who may create endpoints to a service. Taking a principal away closes nothing that was accepted. */
final class PermissionOperations {
    private static final String PRINCIPAL = "\\*|arn:aws[\\w-]*:iam::\\d{12}:(root|(user|role)/[\\w+=,.@-]{1,64})";

    private final PrivateLink shared;
    private final ServiceNaming naming;

    PermissionOperations(PrivateLink shared) {
        this.shared = shared;
        this.naming = new ServiceNaming(shared);
    }

    Map<String, Operation> table() {
        return Map.of(
                "DescribeVpcEndpointServicePermissions", this::describe,
                "ModifyVpcEndpointServicePermissions", this::modify);
    }

    private Output describe(Call call) {
        EndpointService service = naming.own(call);
        Filters filters = Filters.of(call.input());
        List<Output> all = service.principals().entrySet().stream()
                .filter(entry -> filters.accept(
                        Map.of("principal", List.of(entry.getKey()), "principal-type", List.of(type(entry.getKey()))),
                        shared.tags().of(entry.getValue())))
                .map(entry -> view(service, entry).list("tagSet", shared.tags().view(entry.getValue())))
                .toList();
        Page<Output> page = Page.of(all, call.input());
        return Output.of().list("allowedPrincipals", page.entries()).put("nextToken", page.next());
    }

    private Output modify(Call call) {
        EndpointService service = naming.own(call);
        List<String> added = call.input().texts("AddAllowedPrincipals");
        added.forEach(PermissionOperations::check);
        Map<String, String> principals = new LinkedHashMap<>(service.principals());
        call.input().texts("RemoveAllowedPrincipals").forEach(principals::remove);
        Map<String, String> fresh = new LinkedHashMap<>();
        added.stream()
                .filter(principal -> !principals.containsKey(principal))
                .forEach(principal -> fresh.put(principal, shared.world().ids().ec2("vpce-svc-perm")));
        principals.putAll(fresh);
        shared.store().put(service.allowing(principals));
        fresh.values().forEach(id -> shared.tags().register(call, "vpc-endpoint-service-permission", id));
        return Output.of()
                .list(
                        "addedPrincipalSet",
                        fresh.entrySet().stream()
                                .map(entry -> view(service, entry))
                                .toList())
                .put("return", true);
    }

    private static void check(String principal) {
        if (!principal.matches(PRINCIPAL)) {
            throw Ec2Error.PRINCIPAL_INVALID.because("Invalid principal: '%s'".formatted(principal));
        }
    }

    private static Output view(EndpointService service, Map.Entry<String, String> permission) {
        return Output.of()
                .put("principalType", type(permission.getKey()))
                .put("principal", permission.getKey())
                .put("servicePermissionId", permission.getValue())
                .put("serviceId", service.id())
                .put("permissionType", "vpc-endpoint");
    }

    private static String type(String principal) {
        return principal.equals("*")
                ? "All"
                : principal.endsWith(":root") ? "Account" : principal.contains(":user/") ? "User" : "Role";
    }
}
