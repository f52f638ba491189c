package dev.postern.plan.facts;

import java.util.Set;

/**
 * A private hosted zone of the account.
 *
 * @param vpcIds VPCs in which it resolves
 */
public record ZoneFacts(String id, String name, Set<String> vpcIds) {
    public ZoneFacts {
        vpcIds = Set.copyOf(vpcIds);
    }
}
