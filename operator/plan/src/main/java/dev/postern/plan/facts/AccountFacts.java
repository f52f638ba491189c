package dev.postern.plan.facts;

import dev.postern.plan.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A configured account: where it is, as whom Postern acts in it, and who may ask for what there.
 *
 * @param roleArn the role Postern assumes, which is also the principal allowed to reach an API from this account
 * @param namespaces namespaces whose objects may name the account; {@code *} means all
 */
public record AccountFacts(
        String name, String id, String region, String roleArn, Set<String> namespaces, Permissions permissions) {

    private static final String ALL = "*";

    public AccountFacts {
        namespaces = Set.copyOf(namespaces);
    }

    public boolean allowsNamespace(String namespace) {
        return namespaces.contains(ALL) || namespaces.contains(namespace);
    }

    public Place place() {
        return new Place(name, id, region);
    }

    /**
     * What objects may name within the account.
     *
     * @param vpcs ids; {@code *} means all
     * @param subnetTags tags a subnet must carry
     * @param securityGroupTags tags a security group must carry
     */
    public record Permissions(
            Set<String> vpcs,
            Map<String, String> subnetTags,
            Map<String, String> securityGroupTags,
            List<ZonePermission> zones) {

        public Permissions {
            vpcs = Set.copyOf(vpcs);
            subnetTags = Map.copyOf(subnetTags);
            securityGroupTags = Map.copyOf(securityGroupTags);
            zones = List.copyOf(zones);
        }

        public boolean allowsVpc(String vpcId) {
            return vpcs.contains(ALL) || vpcs.contains(vpcId);
        }

        public boolean allowsRecord(String zone, String name) {
            return zones.stream().anyMatch(permission -> permission.allows(zone, name));
        }
    }
}
