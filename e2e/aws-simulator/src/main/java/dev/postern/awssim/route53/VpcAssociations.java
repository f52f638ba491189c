package dev.postern.awssim.route53;

import dev.postern.awssim.ec2.Network;
import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which VPCs see a private zone, across accounts as well: authorise, associate, take the authorisation back. */
final class VpcAssociations {
    private final ZoneStore store;
    private final Network network;

    VpcAssociations(ZoneStore store, Network network) {
        this.store = store;
        this.network = network;
    }

    Map<String, Operation> table() {
        return Map.of(
                "CreateVPCAssociationAuthorization", this::authorise,
                "ListVPCAssociationAuthorizations", this::listAuthorised,
                "DeleteVPCAssociationAuthorization", this::deauthorise,
                "AssociateVPCWithHostedZone", this::associate,
                "DisassociateVPCFromHostedZone", this::disassociate);
    }

    /** A VPC of the caller. */
    HostedZone.Vpc own(Call call, Input input) {
        HostedZone.Vpc given = any(input);
        boolean there = network.vpcs().stream()
                .anyMatch(vpc -> vpc.id().equals(given.id())
                        && vpc.region().equals(given.region())
                        && vpc.account().equals(call.account()));
        if (!there) {
            throw Route53Error.INVALID_VPC.because(
                    "The VPC: %s that you provided is not authorized to make the association.".formatted(given.id()));
        }
        return given;
    }

    private static HostedZone.Vpc any(Input input) {
        return new HostedZone.Vpc(RecordCodec.required(input, "VPCRegion"), RecordCodec.required(input, "VPCId"));
    }

    void checkConflict(DomainName name, HostedZone.Vpc vpc) {
        boolean taken = store.all().stream()
                .anyMatch(zone ->
                        zone.identity().name().equals(name) && zone.vpcs().contains(vpc));
        if (taken) {
            throw Route53Error.ZONE_CONFLICT.because(
                    "The VPC %s in region %s has already been associated with a hosted zone with the same domain name."
                            .formatted(vpc.id(), vpc.region()));
        }
    }

    private static void checkPrivate(HostedZone zone) {
        if (!zone.identity().privateZone()) {
            throw Route53Error.PUBLIC_ZONE.because("You're trying to associate a VPC with a public hosted zone.");
        }
    }

    private Output authorise(Call call) {
        HostedZone zone = store.own(call);
        checkPrivate(zone);
        HostedZone.Vpc vpc = any(call.input().at("VPC"));
        List<HostedZone.Vpc> authorised = new ArrayList<>(zone.authorised());
        if (!authorised.contains(vpc)) {
            authorised.add(vpc);
        }
        store.put(zone.authorising(authorised));
        return Output.of().put("HostedZoneId", zone.id()).put("VPC", ZoneViews.vpc(vpc));
    }

    private Output listAuthorised(Call call) {
        HostedZone zone = store.own(call);
        return Output.of().put("HostedZoneId", zone.id()).list("VPCs", "VPC", ZoneViews.vpcs(zone.authorised()));
    }

    private Output deauthorise(Call call) {
        HostedZone zone = store.own(call);
        List<HostedZone.Vpc> authorised = new ArrayList<>(zone.authorised());
        if (!authorised.remove(any(call.input().at("VPC")))) {
            throw Route53Error.AUTHORISATION_NOT_FOUND.because(
                    "The VPC that you specified is not authorized to be associated with the hosted zone.");
        }
        store.put(zone.authorising(authorised));
        return Output.of();
    }

    private Output associate(Call call) {
        HostedZone zone = store.any(call);
        checkPrivate(zone);
        HostedZone.Vpc vpc = own(call, call.input().at("VPC"));
        if (!zone.identity().account().equals(call.account())
                && !zone.authorised().contains(vpc)) {
            throw Route53Error.NOT_AUTHORISED.because(
                    "The VPC: %s that you provided is not authorized to make the association.".formatted(vpc.id()));
        }
        checkConflict(zone.identity().name(), vpc);
        store.put(zone.associated(vpc));
        return changed(call, zone);
    }

    private Output disassociate(Call call) {
        HostedZone zone = store.any(call);
        HostedZone.Vpc vpc = any(call.input().at("VPC"));
        if (!zone.vpcs().contains(vpc)) {
            throw Route53Error.ASSOCIATION_NOT_FOUND.because(
                    "The VPC: %s and hosted zone %s aren't associated.".formatted(vpc.id(), zone.id()));
        }
        if (!zone.identity().account().equals(call.account())) {
            own(call, call.input().at("VPC"));
        }
        if (zone.vpcs().size() == 1) {
            throw Route53Error.LAST_ASSOCIATION.because(
                    "The VPC that you're trying to disassociate from the private hosted zone is the last VPC that is associated with it.");
        }
        store.put(zone.disassociated(vpc));
        return changed(call, zone);
    }

    private Output changed(Call call, HostedZone zone) {
        Optional<String> comment = call.input().text("Comment");
        return Output.of().put("ChangeInfo", store.change(call, zone.id(), comment));
    }
}
