package dev.postern.plan.resource;

import java.util.List;

/**
 * An alias record in a private zone, written and removed together with a TXT record beside it that names its owner.
 *
 * @param name fully qualified, lower case, without a trailing dot
 */
public record DnsRecord(ResourceId id, String zoneId, String name, Value targetName, Value targetZoneId)
        implements DesiredResource {

    @Override
    public ResourceKind kind() {
        return ResourceKind.DNS_RECORD;
    }

    @Override
    public List<Value> inputs() {
        return List.of(targetName, targetZoneId);
    }
}
