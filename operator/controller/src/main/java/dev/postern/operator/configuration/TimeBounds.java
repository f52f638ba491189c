package dev.postern.operator.configuration;

import java.time.Duration;

/** Every delay and bound of the operator, in one place. */
public final class TimeBounds {

    /** How long a signed document is obeyed without an operator. */
    public static final Duration DOCUMENT_VALIDITY = Duration.ofDays(3);

    /** A certificate that was asked for is looked for again after this. */
    public static final Duration CERTIFICATE_POLL = Duration.ofMillis(500);

    /** After a certificate that was refused because it is not what was asked for. */
    public static final Duration CERTIFICATE_REFUSED = Duration.ofMinutes(5);

    /** A new serial is used at the latest this long after the API's document names it, seen by every pod or not. */
    public static final Duration DISTRIBUTION_BOUND = Duration.ofSeconds(30);

    /** By how much a certificate may end later than was asked for: clocks and whole seconds differ. */
    public static final Duration CERTIFICATE_TOLERANCE = Duration.ofMinutes(5);

    /** After AWS refused, failed or could not be reached. */
    public static final Duration AWS_PROBLEM = Duration.ofSeconds(15);

    /** After AWS asked for fewer calls. */
    public static final Duration AWS_THROTTLED = Duration.ofSeconds(2);

    /** Between looks at what stands in AWS while nothing is under way. */
    public static final Duration AWS_LOOK = Duration.ofMinutes(1);

    /** Between looks at what AWS gets to by itself: health of targets, a connection that appears. */
    public static final Duration AWS_SOON = Duration.ofSeconds(2);

    /** How long an API that goes waits for its consumers to withdraw before it rejects them. */
    public static final Duration CLOSING = Duration.ofMinutes(1);

    /** How long the record of a revoked grant is kept. */
    public static final Duration REVOKED_KEPT = Duration.ofHours(1);

    /** How long a layer that could not be seen to refuse a caller is looked for. */
    public static final Duration REVOCATION_WATCHED = Duration.ofDays(1);

    /** How long a network that was read counts as known. */
    public static final Duration NETWORK_FRESH = Duration.ofSeconds(10);

    /** How long a fetched CA certificate counts as fresh. */
    public static final Duration TRUST_REFRESH = Duration.ofHours(1);

    /** Between asking pods that do not obey yet what they should. */
    public static final Duration REPORT_FAST = Duration.ofMillis(500);

    /** Between asking pods that do. */
    public static final Duration REPORT_SLOW = Duration.ofSeconds(20);

    /** Between asking pods that cannot be asked. */
    public static final Duration REPORT_UNREACHABLE = Duration.ofSeconds(2);

    /** For one answer of one pod. */
    public static final Duration REPORT_TIMEOUT = Duration.ofSeconds(3);

    /** Between two touches of a pod whose mounted files are behind: each makes kubelet sync at once. */
    public static final Duration POD_TOUCH = Duration.ofSeconds(3);

    /** How long an API that goes waits for its pods to refuse its callers. */
    public static final Duration CLOSING_DOCUMENT = Duration.ofSeconds(60);

    /** While an object waits for others or for its own deletion: the events it waits for usually come first. */
    public static final Duration WAITING = Duration.ofSeconds(10);

    /** Lifetime of the webhook's own CA, and of the certificate it serves with. */
    public static final Duration WEBHOOK_CA_VALIDITY = Duration.ofDays(3650);

    public static final Duration WEBHOOK_CERTIFICATE_VALIDITY = Duration.ofDays(90);

    /** Between looks at the webhook's serving material and the webhook configurations. */
    public static final Duration WEBHOOK_CHECK = Duration.ofSeconds(5);

    /** Validity of the operator's own certificate. */
    public static final Duration OPERATOR_CERTIFICATE_VALIDITY = Duration.ofDays(7);

    /** A pass that failed is tried again for ever: first after this, then ever more rarely. For annotations, in ms. */
    public static final long RETRY_FIRST_MILLIS = 200;

    public static final long RETRY_SLOWEST_MILLIS = 30_000;

    /** Every object is looked at again after this, whatever events were missed. For annotations. */
    public static final long RESYNC_MINUTES = 10;

    private TimeBounds() {}
}
