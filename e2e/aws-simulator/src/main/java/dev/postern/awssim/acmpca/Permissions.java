package dev.postern.awssim.acmpca;

import dev.postern.awssim.clock.World;
import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Permissions of AWS Certificate Manager on an authority; kept and listed, without further effect. */
final class Permissions {
    private record Grant(String authority, String principal, String account, List<String> actions, Instant at) {}

    private final World world;
    private final Authorities authorities;
    private final List<Grant> grants = new ArrayList<>();

    Permissions(World world, Authorities authorities) {
        this.world = world;
        this.authorities = authorities;
    }

    Map<String, Operation> table() {
        return Map.of(
                "CreatePermission", this::create,
                "DeletePermission", this::delete,
                "ListPermissions", this::list);
    }

    private Output create(Call call) {
        Grant grant = new Grant(
                authorities.named(call).arn(),
                Arguments.oneOf(call.input(), "Principal", Set.of("acm.amazonaws.com")),
                call.input().text("SourceAccount").orElse(call.account()),
                call.input().texts("Actions"),
                world.now());
        if (grants.stream().anyMatch(present -> same(present, grant))) {
            throw AcmPcaError.PERMISSION_EXISTS.because("The permission already exists");
        }
        grants.add(grant);
        return Output.nothing();
    }

    private Output delete(Call call) {
        String arn = authorities.named(call).arn();
        String account = call.input().text("SourceAccount").orElse(call.account());
        if (!grants.removeIf(
                grant -> grant.authority().equals(arn) && grant.account().equals(account))) {
            throw AcmPcaError.NOT_FOUND.because("Could not find the permission");
        }
        return Output.nothing();
    }

    private Output list(Call call) {
        String arn = authorities.named(call).arn();
        Page<Grant> page = Page.of(
                grants.stream().filter(grant -> grant.authority().equals(arn)).toList(), call.input());
        return Output.of()
                .list(
                        "Permissions",
                        page.entries().stream().map(Permissions::view).toList())
                .put("NextToken", page.next());
    }

    private static Output view(Grant grant) {
        return Output.of()
                .put("CertificateAuthorityArn", grant.authority())
                .put("CreatedAt", grant.at())
                .put("Principal", grant.principal())
                .put("SourceAccount", grant.account())
                .list("Actions", grant.actions());
    }

    private static boolean same(Grant one, Grant other) {
        return one.authority().equals(other.authority()) && one.account().equals(other.account());
    }
}
