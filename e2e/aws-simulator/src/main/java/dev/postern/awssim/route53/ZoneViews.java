package dev.postern.awssim.route53;

import dev.postern.awssim.protocol.Output;
import java.util.List;
import java.util.Optional;

/** Zones as the service writes them. */
final class ZoneViews {
    private static final List<String> PUBLIC_SERVERS =
            List.of("ns-1.awsdns-00.com", "ns-2.awsdns-00.net", "ns-3.awsdns-00.org", "ns-4.awsdns-00.co.uk");
    private static final List<String> PRIVATE_SERVERS =
            List.of("ns-0.awsdns-00.com", "ns-512.awsdns-00.net", "ns-1024.awsdns-00.org", "ns-1536.awsdns-00.co.uk");

    private ZoneViews() {}

    static List<String> nameServers(boolean privateZone) {
        return privateZone ? PRIVATE_SERVERS : PUBLIC_SERVERS;
    }

    static Output zone(HostedZone zone) {
        Output config = Output.of()
                .put("Comment", Optional.of(zone.comment()).filter(text -> !text.isEmpty()))
                .put("PrivateZone", zone.identity().privateZone());
        return Output.of()
                .put("Id", "/hostedzone/" + zone.id())
                .put("Name", zone.identity().name().text())
                .put("CallerReference", zone.identity().callerReference())
                .put("Config", config)
                .put("ResourceRecordSetCount", zone.records().size());
    }

    static Output delegationSet(HostedZone zone) {
        return Output.of()
                .list("NameServers", "NameServer", nameServers(zone.identity().privateZone()));
    }

    static Output vpc(HostedZone.Vpc vpc) {
        return Output.of().put("VPCRegion", vpc.region()).put("VPCId", vpc.id());
    }

    static List<Output> vpcs(List<HostedZone.Vpc> vpcs) {
        return vpcs.stream().map(ZoneViews::vpc).toList();
    }
}
