package dev.postern.api;

import java.util.List;

/** The conditions in the status of the three kinds. All are positive: True is what one wants. */
public enum ConditionType {
    /** The spec passed every check, and what it refers to exists and may be used. */
    ACCEPTED("Accepted"),

    /** InternalApi: load balancer, listener and target group exist and are active. */
    LOAD_BALANCER_READY("LoadBalancerReady"),

    /** InternalApi: consumers' accounts can find and join the endpoint service. */
    ENDPOINT_SERVICE_READY("EndpointServiceReady"),

    /** A valid certificate is where the pods read it. */
    CERTIFICATE_READY("CertificateReady"),

    /** InternalApi: a signed document with the policies in force is where the pods read it. */
    POLICY_READY("PolicyReady"),

    /** InternalApi: the load balancer sends to at least one healthy pod. */
    TARGETS_HEALTHY("TargetsHealthy"),

    /** The pods have sidecars, and these report that they obey the latest document with a valid identity. */
    RUNTIME_READY("RuntimeReady"),

    /** ApiConsumer: an accepted policy consents to it, on the path it asks for. */
    AUTHORIZED("Authorized"),

    /** ApiConsumer: its endpoint exists. */
    ENDPOINT_READY("EndpointReady"),

    /** ApiConsumer: the API has accepted its endpoint. */
    CONNECTION_ACCEPTED("ConnectionAccepted"),

    /** ApiConsumer: its record answers in the consumer's zone. */
    DNS_READY("DnsReady"),

    /** AccessPolicy: its own tests pass. */
    TESTS_PASSED("TestsPassed"),

    /** AccessPolicy: every pod of the API that can be asked has it. */
    DISTRIBUTED("Distributed"),

    /** AccessPolicy: calls are decided by it, as it stands now. */
    ENFORCED("Enforced"),

    /** Derived from the others, always last: nothing is left to do. Its reason and message are the first obstacle's. */
    READY("Ready");

    /** Conditions of an InternalApi in the order they are shown; only {@link #READY} is derived. */
    public static final List<ConditionType> OF_INTERNAL_API = List.of(
            ACCEPTED,
            LOAD_BALANCER_READY,
            ENDPOINT_SERVICE_READY,
            CERTIFICATE_READY,
            POLICY_READY,
            TARGETS_HEALTHY,
            RUNTIME_READY,
            READY);

    public static final List<ConditionType> OF_API_CONSUMER = List.of(
            ACCEPTED,
            AUTHORIZED,
            ENDPOINT_READY,
            CONNECTION_ACCEPTED,
            DNS_READY,
            CERTIFICATE_READY,
            RUNTIME_READY,
            READY);

    public static final List<ConditionType> OF_ACCESS_POLICY =
            List.of(ACCEPTED, TESTS_PASSED, DISTRIBUTED, ENFORCED, READY);

    private final String text;

    ConditionType(String text) {
        this.text = text;
    }

    /** The {@code type} of the condition. */
    public String text() {
        return text;
    }
}
