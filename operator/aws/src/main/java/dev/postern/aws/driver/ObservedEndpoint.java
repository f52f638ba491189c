package dev.postern.aws.driver;

import dev.postern.aws.apply.Delays;
import dev.postern.aws.apply.Observed;
import dev.postern.aws.apply.Outcome;
import dev.postern.plan.resource.Attribute;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An interface endpoint as AWS shows it.
 *
 * @param state in AWS's words, lower case
 * @param address its regional name and the zone that name is in, of one and the same entry
 */
public record ObservedEndpoint(
        String id,
        String state,
        String serviceName,
        String vpcId,
        Set<String> subnetIds,
        Set<String> securityGroupIds,
        Optional<Address> address)
        implements Observed {

    public ObservedEndpoint {
        subnetIds = Set.copyOf(subnetIds);
        securityGroupIds = Set.copyOf(securityGroupIds);
    }

    /** Target of an alias record. */
    public record Address(String dnsName, String zoneId) {}

    @Override
    public Map<Attribute, String> outputs() {
        return address.map(found -> Map.of(
                        Attribute.ID, id, Attribute.DNS_NAME, found.dnsName(), Attribute.DNS_ZONE_ID, found.zoneId()))
                .orElse(Map.of(Attribute.ID, id));
    }

    @Override
    public Optional<Outcome.InProgress> unfinished() {
        if (state.equals("pendingacceptance")) {
            return Optional.of(
                    new Outcome.InProgress("Endpoint " + id + " waits for the API to accept it.", Delays.DECISION));
        }
        return state.equals("available") && address.isPresent()
                ? Optional.empty()
                : Optional.of(new Outcome.InProgress("Endpoint " + id + " is " + state + ".", Delays.PROVISIONING));
    }
}
