package dev.postern.awssim.seed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An account and what is in it from the start.
 *
 * @param zones availability zone names to zone ids; names are the account's own, ids are the same for all
 */
public record AccountSeed(
        String id,
        String name,
        String region,
        Map<String, String> zones,
        List<KeySeed> accessKeys,
        List<RoleSeed> roles,
        List<VpcSeed> vpcs,
        List<HostedZoneSeed> hostedZones,
        List<AuthoritySeed> authorities) {
    public AccountSeed {
        region = region.isEmpty() ? "eu-central-1" : region;
        zones = zones.isEmpty() ? standardZones(region) : Map.copyOf(zones);
        accessKeys = List.copyOf(accessKeys);
        roles = List.copyOf(roles);
        vpcs = List.copyOf(vpcs);
        hostedZones = List.copyOf(hostedZones);
        authorities = List.copyOf(authorities);
    }

    public static AccountSeed of(String id, String name) {
        return new AccountSeed(id, name, "", Map.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    }

    public AccountSeed withZones(Map<String, String> newZones) {
        return new AccountSeed(id, name, region, newZones, accessKeys, roles, vpcs, hostedZones, authorities);
    }

    public AccountSeed with(KeySeed key) {
        return new AccountSeed(id, name, region, zones, plus(accessKeys, key), roles, vpcs, hostedZones, authorities);
    }

    public AccountSeed with(RoleSeed role) {
        return new AccountSeed(id, name, region, zones, accessKeys, plus(roles, role), vpcs, hostedZones, authorities);
    }

    public AccountSeed with(VpcSeed vpc) {
        return new AccountSeed(id, name, region, zones, accessKeys, roles, plus(vpcs, vpc), hostedZones, authorities);
    }

    public AccountSeed with(HostedZoneSeed zone) {
        return new AccountSeed(id, name, region, zones, accessKeys, roles, vpcs, plus(hostedZones, zone), authorities);
    }

    public AccountSeed with(AuthoritySeed authority) {
        return new AccountSeed(
                id, name, region, zones, accessKeys, roles, vpcs, hostedZones, plus(authorities, authority));
    }

    private static <T> List<T> plus(List<T> list, T one) {
        List<T> all = new ArrayList<>(list);
        all.add(one);
        return all;
    }

    private static Map<String, String> standardZones(String region) {
        String prefix = region.replaceAll("^(\\w\\w)-(\\w).*-(\\d)$", "$1$2$3");
        return Map.of(region + "a", prefix + "-az2", region + "b", prefix + "-az3", region + "c", prefix + "-az1");
    }
}
