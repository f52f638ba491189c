package dev.postern.aws.call;

import java.util.Set;

/** How many calls of one API fit into a burst, and how many come back each second; at or below AWS's own numbers. */
public record Limits(Rate reads, Rate writes, Rate privateLink, Rate endpoints, Rate dns) {

    /** Route 53 allows five requests a second for a whole account, everybody's together. */
    public static final Limits DEFAULT =
            new Limits(new Rate(40, 8), new Rate(20, 3), new Rate(10, 1), new Rate(4, 0.3), new Rate(20, 4));

    private static final Set<String> ENDPOINTS = Set.of("CreateVpcEndpoint", "ModifyVpcEndpoint", "DeleteVpcEndpoints");

    /** A bucket's size and refill. */
    public record Rate(double burst, double perSecond) {
        public Rate {
            if (burst < 2 || perSecond <= 0) {
                throw new IllegalArgumentException(
                        "a rate without room for the least urgent call would stop it for ever");
            }
        }
    }

    Rate of(String service, String operation) {
        if (service.equals("route53")) {
            return dns;
        }
        if (operation.startsWith("Describe")) {
            return reads;
        }
        if (ENDPOINTS.contains(operation)) {
            return endpoints;
        }
        return operation.contains("VpcEndpoint") ? privateLink : writes;
    }
}
