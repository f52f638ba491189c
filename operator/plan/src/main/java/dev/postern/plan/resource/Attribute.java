package dev.postern.plan.resource;

/** What a resource has that is known only once it exists. */
public enum Attribute {
    /** Id or ARN. */
    ID,
    /** Host name. */
    DNS_NAME,
    /** Hosted zone that the host name is in, for alias records. Always of the same entry as {@link #DNS_NAME}. */
    DNS_ZONE_ID
}
