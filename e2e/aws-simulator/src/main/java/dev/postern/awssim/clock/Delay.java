package dev.postern.awssim.clock;

import java.time.Duration;

/** How long each asynchronous step takes unless the options say otherwise. The README's table is made of these. */
public enum Delay {
    VISIBLE_AFTER_CREATE(300, "EC2: a describe by id answers NotFound for this long after a create"),
    ENDPOINT_SERVICE_DELETION(500, "endpoint service: Deleting to gone"),
    PRIVATE_DNS_VERIFICATION(2_000, "endpoint service: pendingVerification to verified or failed"),
    ENDPOINT_CREATION(1_000, "endpoint: pending to available where no acceptance is required"),
    ENDPOINT_ACCEPTANCE(1_500, "connection: accepted (pending) to available"),
    ENDPOINT_DELETION(1_500, "endpoint: deleting to deleted"),
    ENDPOINT_DELETED_SHOWN(5_000, "endpoint: a deleted one can still be described for this long"),
    LOAD_BALANCER_PROVISIONING(3_000, "load balancer: provisioning to active"),
    LOAD_BALANCER_INTERFACES_GONE(2_000, "load balancer: deleted to its network interfaces gone"),
    TARGET_GROUP_RELEASE(1_000, "target group: still in use for this long after its last listener went"),
    TARGET_INITIAL(500, "target: registered to first health check"),
    CERTIFICATE_ISSUE(400, "PCA: IssueCertificate to GetCertificate answering"),
    AUTHORITY_CREATION(1_000, "PCA: CREATING to PENDING_CERTIFICATE"),
    RECORD_CHANGE(1_000, "Route 53: PENDING to INSYNC");

    private final Duration standard;
    private final String meaning;

    Delay(long milliseconds, String meaning) {
        this.standard = Duration.ofMillis(milliseconds);
        this.meaning = meaning;
    }

    public Duration standard() {
        return standard;
    }

    public String meaning() {
        return meaning;
    }
}
