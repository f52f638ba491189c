package dev.postern.plan.facts;

import java.util.Set;

/**
 * What an API says a consumer needs to know to connect.
 *
 * @param zoneIds availability zones its load balancer covers
 */
public record ApiOffer(String serviceName, String region, int port, Set<String> zoneIds) {
    public ApiOffer {
        zoneIds = Set.copyOf(zoneIds);
    }
}
