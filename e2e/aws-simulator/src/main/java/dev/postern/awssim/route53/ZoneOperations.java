package dev.postern.awssim.route53;

import dev.postern.awssim.clock.World;
import dev.postern.awssim.ec2.Network;
import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Output;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Hosted zones themselves. */
final class ZoneOperations {
    private final World world;
    private final ZoneStore store;
    private final VpcAssociations associations;

    ZoneOperations(World world, ZoneStore store, Network network) {
        this.world = world;
        this.store = store;
        this.associations = new VpcAssociations(store, network);
    }

    Map<String, Operation> table() {
        return Map.of(
                "CreateHostedZone", this::create,
                "GetHostedZone", this::get,
                "ListHostedZones", this::list,
                "ListHostedZonesByName", this::listByName,
                "ListHostedZonesByVPC", this::listByVpc,
                "DeleteHostedZone", this::delete,
                "GetHostedZoneCount",
                        call -> Output.of()
                                .put("HostedZoneCount", store.of(call.account()).size()));
    }

    private Output create(Call call) {
        Input input = call.input();
        String reference = RecordCodec.required(input, "CallerReference");
        if (store.of(call.account()).stream()
                .anyMatch(zone -> zone.identity().callerReference().equals(reference))) {
            throw Route53Error.ZONE_EXISTS.because(
                    "A hosted zone has already been created with the specified caller reference.");
        }
        DomainName name = DomainName.of(RecordCodec.required(input, "Name"));
        Optional<HostedZone.Vpc> vpc = input.find("VPC").map(given -> associations.own(call, given));
        vpc.ifPresent(given -> associations.checkConflict(name, given));
        HostedZone zone = made(
                new HostedZone.Identity(world.ids().upper("Z", 21), name, call.account(), reference, vpc.isPresent()),
                input.at("HostedZoneConfig").text("Comment").orElse(""),
                vpc.stream().toList());
        store.put(zone);
        Output output = Output.of()
                .status(201)
                .header("Location", "https://route53.amazonaws.com/2013-04-01/hostedzone/" + zone.id())
                .put("HostedZone", ZoneViews.zone(zone))
                .put("ChangeInfo", store.change(call, zone.id(), Optional.empty()))
                .put("DelegationSet", ZoneViews.delegationSet(zone));
        return output.put("VPC", vpc.map(ZoneViews::vpc));
    }

    /** A zone with the records every zone begins with. */
    static HostedZone made(HostedZone.Identity identity, String comment, List<HostedZone.Vpc> vpcs) {
        List<String> servers = ZoneViews.nameServers(identity.privateZone());
        RecordSet ns = new RecordSet(
                new RecordSet.Key(identity.name(), "NS", ""),
                Optional.of(172_800L),
                servers.stream().map(server -> server + ".").toList(),
                Optional.empty(),
                Optional.empty());
        RecordSet soa = new RecordSet(
                new RecordSet.Key(identity.name(), "SOA", ""),
                Optional.of(900L),
                List.of(servers.getFirst() + ". awsdns-hostmaster.amazon.com. 1 7200 900 1209600 86400"),
                Optional.empty(),
                Optional.empty());
        TreeMap<RecordSet.Key, RecordSet> records = new TreeMap<>(Map.of(ns.key(), ns, soa.key(), soa));
        return new HostedZone(identity, comment, vpcs, List.of(), records, records);
    }

    private Output get(Call call) {
        HostedZone zone = store.own(call);
        Output output = Output.of().put("HostedZone", ZoneViews.zone(zone));
        return zone.identity().privateZone()
                ? output.list("VPCs", "VPC", ZoneViews.vpcs(zone.vpcs()))
                : output.put("DelegationSet", ZoneViews.delegationSet(zone));
    }

    private Output list(Call call) {
        int most = most(call.input());
        List<HostedZone> all = store.of(call.account());
        String marker = call.input().text("Marker").orElse("");
        List<HostedZone> rest = marker.isEmpty()
                ? all
                : all.stream().dropWhile(zone -> !zone.id().equals(marker)).toList();
        Optional<String> next = rest.size() > most ? Optional.of(rest.get(most).id()) : Optional.empty();
        return Output.of()
                .list(
                        "HostedZones",
                        "HostedZone",
                        rest.stream().limit(most).map(ZoneViews::zone).toList())
                .put("Marker", marker)
                .put("IsTruncated", next.isPresent())
                .put("NextMarker", next)
                .put("MaxItems", most);
    }

    private Output listByName(Call call) {
        int most = most(call.input());
        Optional<DomainName> from = call.input().text("DNSName").map(DomainName::of);
        List<HostedZone> rest = new ArrayList<>(store.of(call.account()));
        rest.sort(Comparator.comparing(zone -> zone.identity().name()));
        rest.removeIf(zone ->
                from.filter(name -> zone.identity().name().compareTo(name) < 0).isPresent());
        Optional<HostedZone> next = rest.size() > most ? Optional.of(rest.get(most)) : Optional.empty();
        return Output.of()
                .list(
                        "HostedZones",
                        "HostedZone",
                        rest.stream().limit(most).map(ZoneViews::zone).toList())
                .put("DNSName", call.input().text("DNSName"))
                .put("HostedZoneId", call.input().text("HostedZoneId"))
                .put("IsTruncated", next.isPresent())
                .put("NextDNSName", next.map(zone -> zone.identity().name().text()))
                .put("NextHostedZoneId", next.map(HostedZone::id))
                .put("MaxItems", most);
    }

    private Output listByVpc(Call call) {
        Input vpc = new Input(
                "",
                List.of(
                        new Input.Field("VPCId", call.input().at("VPCId")),
                        new Input.Field("VPCRegion", call.input().at("VPCRegion"))));
        HostedZone.Vpc own = associations.own(call, vpc);
        List<Output> summaries = store.all().stream()
                .filter(zone -> zone.vpcs().contains(own))
                .map(zone -> Output.of()
                        .put("HostedZoneId", zone.id())
                        .put("Name", zone.identity().name().text())
                        .put(
                                "Owner",
                                Output.of().put("OwningAccount", zone.identity().account())))
                .toList();
        return Output.of()
                .list("HostedZoneSummaries", "HostedZoneSummary", summaries)
                .put("MaxItems", most(call.input()));
    }

    private static int most(Input input) {
        return Math.clamp(input.number("MaxItems").orElse(100), 1, 100);
    }

    private Output delete(Call call) {
        HostedZone zone = store.own(call);
        if (zone.records().size() > 2) {
            throw Route53Error.ZONE_NOT_EMPTY.because(
                    "The specified hosted zone contains non-required resource record sets and so cannot be deleted.");
        }
        Output change = store.change(call, zone.id(), Optional.empty());
        store.remove(zone.id());
        return Output.of().put("ChangeInfo", change);
    }
}
