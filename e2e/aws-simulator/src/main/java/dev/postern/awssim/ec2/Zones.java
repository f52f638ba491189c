package dev.postern.awssim.ec2;

import dev.postern.awssim.protocol.Output;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Availability zones: names are an account's own, ids are the same for all. */
final class Zones {
    /** One zone as one account calls it. */
    record Zone(String name, String id) {
        Map<String, List<String>> attributes(String region) {
            return Map.of(
                    "zone-name", List.of(name),
                    "zone-id", List.of(id),
                    "region-name", List.of(region),
                    "state", List.of("available"),
                    "zone-type", List.of("availability-zone"),
                    "group-name", List.of(region + "-zg-1"),
                    "opt-in-status", List.of("opt-in-not-required"));
        }

        Output view(String region) {
            return Output.of()
                    .put("optInStatus", "opt-in-not-required")
                    .list("messageSet", List.of())
                    .put("regionName", region)
                    .put("zoneName", name)
                    .put("zoneId", id)
                    .put("groupName", region + "-zg-1")
                    .put("networkBorderGroup", region)
                    .put("zoneType", "availability-zone")
                    .put("groupLongName", region + " 1")
                    .put("zoneState", "available");
        }
    }

    private final Map<String, List<Zone>> byAccount = new HashMap<>();

    void add(String account, String region, Map<String, String> zones) {
        List<Zone> list = new ArrayList<>();
        zones.forEach((name, id) -> list.add(new Zone(name, id)));
        list.sort(Comparator.comparing(Zone::name));
        byAccount.put(account + "/" + region, list);
    }

    List<Zone> of(String account, String region) {
        return byAccount.getOrDefault(account + "/" + region, List.of());
    }

    /** What an account calls a zone; the id itself where it has no name for it. */
    String name(String account, String region, String id) {
        return of(account, region).stream()
                .filter(zone -> zone.id().equals(id))
                .map(Zone::name)
                .findFirst()
                .orElse(id);
    }
}
