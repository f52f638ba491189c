package dev.postern.plan.resource;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The kinds of AWS resources Postern makes, and for each the kinds it stands on. Deletion goes by this order, because
 * an empty plan has no edges to go by.
 */
public enum ResourceKind {
    SECURITY_GROUP("SecurityGroup"),
    /** A rule on a security group that is not Postern's. */
    SECURITY_GROUP_RULE("SecurityGroupRule"),
    LOAD_BALANCER("LoadBalancer"),
    TARGET_GROUP("TargetGroup"),
    LISTENER("Listener"),
    ENDPOINT_SERVICE("EndpointService"),
    ENDPOINT("Endpoint"),
    DNS_RECORD("DnsRecord");

    private final String text;

    ResourceKind(String text) {
        this.text = text;
    }

    /** As written in status and plans. */
    public String text() {
        return text;
    }

    /** Whether a resource of this kind can stand, directly or through others, on one of the other kind. */
    public boolean needs(ResourceKind other) {
        return standsOn().stream().anyMatch(kind -> kind == other || kind.needs(other));
    }

    /** Empty for a kind this version does not know. */
    public static Optional<ResourceKind> ofText(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text.equals(text)).findFirst();
    }

    /** Load balancer and target group need the rules too: connections that still drain go through them. */
    private Set<ResourceKind> standsOn() {
        return switch (this) {
            case SECURITY_GROUP -> Set.of();
            case SECURITY_GROUP_RULE -> Set.of(SECURITY_GROUP);
            case LOAD_BALANCER -> Set.of(SECURITY_GROUP, SECURITY_GROUP_RULE);
            case TARGET_GROUP -> Set.of(SECURITY_GROUP_RULE);
            case LISTENER -> Set.of(LOAD_BALANCER, TARGET_GROUP);
            case ENDPOINT_SERVICE -> Set.of(LOAD_BALANCER, LISTENER);
            case ENDPOINT -> Set.of(SECURITY_GROUP);
            case DNS_RECORD -> Set.of(ENDPOINT);
        };
    }
}
