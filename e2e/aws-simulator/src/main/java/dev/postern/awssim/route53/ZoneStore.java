package dev.postern.awssim.route53;

import dev.postern.awssim.clock.Delay;
import dev.postern.awssim.clock.World;
import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Output;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;

/** All zones, and the changes on their way. */
final class ZoneStore {
    private record Change(String account, Instant submitted, Instant inSync, Optional<String> comment) {}

    private final World world;
    private final SequencedMap<String, HostedZone> zones = new LinkedHashMap<>();
    private final Map<String, Change> changes = new LinkedHashMap<>();

    ZoneStore(World world) {
        this.world = world;
    }

    List<HostedZone> all() {
        return List.copyOf(zones.values());
    }

    List<HostedZone> of(String account) {
        return zones.values().stream()
                .filter(zone -> zone.identity().account().equals(account))
                .toList();
    }

    void put(HostedZone zone) {
        zones.put(zone.id(), zone);
    }

    void remove(String id) {
        zones.remove(id);
    }

    private void update(String id, UnaryOperator<HostedZone> change) {
        zones.computeIfPresent(id, (key, zone) -> change.apply(zone));
    }

    /** Any account's zone that a call names. */
    HostedZone any(Call call) {
        String id = call.input().text("Id").orElse("").replaceFirst("^/?hostedzone/", "");
        return Optional.ofNullable(zones.get(id))
                .orElseThrow(() -> Route53Error.ZONE_NOT_FOUND.because("No hosted zone found with ID: " + id));
    }

    HostedZone own(Call call) {
        HostedZone zone = any(call);
        if (!zone.identity().account().equals(call.account())) {
            throw Route53Error.OTHER_ACCOUNT.because("User: %s is not authorized to access this resource"
                    .formatted(call.caller().arn()));
        }
        return zone;
    }

    /** Begins a change of a zone; DNS follows when it is INSYNC. */
    Output change(Call call, String zoneId, Optional<String> comment) {
        String id = world.ids().upper("C", 21);
        Instant now = world.now();
        changes.put(id, new Change(call.account(), now, now.plus(world.delay(Delay.RECORD_CHANGE)), comment));
        world.after(Delay.RECORD_CHANGE, () -> update(zoneId, HostedZone::publishing));
        return info(id);
    }

    Output changeOf(Call call) {
        String id = call.input().text("Id").orElse("").replaceFirst("^/?change/", "");
        Optional.ofNullable(changes.get(id))
                .filter(change -> change.account().equals(call.account()))
                .orElseThrow(() -> Route53Error.CHANGE_NOT_FOUND.because("Could not find resource with ID: " + id))
                .submitted();
        return info(id);
    }

    private Output info(String id) {
        Change change = java.util.Objects.requireNonNull(changes.get(id));
        return Output.of()
                .put("Id", "/change/" + id)
                .put("Status", change.inSync().isAfter(world.now()) ? "PENDING" : "INSYNC")
                .put("SubmittedAt", change.submitted())
                .put("Comment", change.comment());
    }
}
