package dev.postern.awssim.route53;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What an alias may lead to: a name of an interface endpoint together with the hosted zone id given beside it, or a record of the same zone. */
final class AliasTargets {
    private final Supplier<Map<String, String>> endpointNames;

    /** {@code endpointNames}: every DNS name of every endpoint, without the final dot, to the hosted zone id of its DNS entry. */
    AliasTargets(Supplier<Map<String, String>> endpointNames) {
        this.endpointNames = endpointNames;
    }

    /** Why an alias cannot be, in the words of the service. */
    Optional<String> problem(RecordSet.Alias alias, String type, HostedZone zone) {
        if (alias.hostedZoneId().equals(zone.id())) {
            boolean there = zone.records().keySet().stream()
                    .anyMatch(key ->
                            key.name().equals(alias.dnsName()) && key.type().equals(type));
            return there ? Optional.empty() : Optional.of("that target was not found");
        }
        String name = alias.dnsName().text().replaceFirst("\\.$", "");
        String zoneId = endpointNames.get().get(name);
        if (zoneId == null) {
            return Optional.of("that target was not found");
        }
        return zoneId.equals(alias.hostedZoneId())
                ? Optional.empty()
                : Optional.of("the alias target name does not lie within the target zone");
    }
}
