package dev.postern.api;

/** Codes of the findings about InternalApi and ApiConsumer. Those about an AccessPolicy are the policy compiler's. */
public final class FindingCodes {

    /** The object came without its spec. */
    public static final String UNREADABLE = "Unreadable";

    /** A required part is missing; only possible where no API server has checked this schema. */
    public static final String MISSING = "Missing";

    /** A closed name has a value this version does not know. */
    public static final String UNKNOWN_VALUE = "UnknownValue";

    /** The value is in the schema, and what it asks for is not built. */
    public static final String NOT_SUPPORTED = "NotSupported";

    /** A sidecar wants the port for itself, or the port is none. */
    public static final String PORT_UNUSABLE = "PortUnusable";

    /** The name belongs to the cluster or to nobody: no certificate may carry it. */
    public static final String NAME_RESERVED = "NameReserved";

    /** The same value stands twice. */
    public static final String DUPLICATE = "Duplicate";

    /** The text is not a lifetime the schema allows. */
    public static final String BAD_VALIDITY = "BadValidity";

    /** The text is not a time. */
    public static final String BAD_TIME = "BadTime";

    /** The record's name ends in its zone, so that the whole name would hold the zone twice. */
    public static final String NAME_REPEATS_ZONE = "NameRepeatsZone";

    /** The name is longer than DNS or a SPIFFE id allows. */
    public static final String NAME_TOO_LONG = "NameTooLong";

    /** The selector names a label that no pod can carry. */
    public static final String LABEL_MALFORMED = "LabelMalformed";

    /** The selector names a label that Postern itself writes. */
    public static final String LABEL_RESERVED = "LabelReserved";

    private FindingCodes() {}
}
