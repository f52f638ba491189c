package dev.postern.api;

/** Regular expressions of the schema (RE2, which the API server speaks), each in one place. */
public final class Patterns {

    private static final String LABEL = "[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?";

    /** RFC 1123 label: names of namespaces, accounts, authorities, rules' consumers. */
    public static final String DNS_LABEL = "^" + LABEL + "$";

    /** RFC 1123 subdomain of at least one label, lower case, no wildcard, no trailing dot. */
    public static final String DNS_SUBDOMAIN = "^" + LABEL + "(\\." + LABEL + ")*$";

    /** Host name of at least two labels whose last one is not a number, so that no IPv4 address passes. */
    public static final String DNS_NAME = "^(" + LABEL + "\\.)+[a-z]([-a-z0-9]{0,61}[a-z0-9])?$";

    public static final String LABEL_VALUE = "^([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)?$";

    private static final String AWS_ID = "([0-9a-f]{8}|[0-9a-f]{17})$";

    public static final String VPC_ID = "^vpc-" + AWS_ID;

    public static final String SUBNET_ID = "^subnet-" + AWS_ID;

    public static final String SECURITY_GROUP_ID = "^sg-" + AWS_ID;

    /** Whole days up to 7, or whole hours from 6 to 168: short-lived CAs of AWS sign for at most seven days. */
    public static final String CERTIFICATE_VALIDITY = "^(P[1-7]D|PT([6-9]|[1-9][0-9]|1[0-5][0-9]|16[0-8])H)$";

    /** RFC 3339 in UTC or with an offset, to the second or finer. */
    public static final String TIMESTAMP =
            "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[+-][0-9]{2}:[0-9]{2})$";

    /** Name of a policy's test: one line, for people. */
    public static final String TITLE = "^\\S(.*\\S)?$";

    public static final String HTTP_METHOD = "^[A-Z]{1,16}$";

    public static final String ABSOLUTE_PATH = "^/.*$";

    private Patterns() {}
}
