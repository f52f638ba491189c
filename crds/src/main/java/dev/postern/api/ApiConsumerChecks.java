package dev.postern.api;

import dev.postern.policy.Finding;
import java.util.List;

/** What neither schema nor CEL can say about an ApiConsumer. The webhook and the operator ask the same questions here. */
public final class ApiConsumerChecks {

    private ApiConsumerChecks() {}

    /** Everything that is wrong, at once; empty when nothing is. */
    public static List<Finding> findings(ApiConsumer consumer) {
        return Unreadable.is(consumer) ? List.of(Unreadable.finding()) : findings(consumer.getSpec());
    }

    static List<Finding> findings(ApiConsumerSpec spec) {
        var findings = new Findings();
        spec.optionalPrivateLink().ifPresent(path -> dns(path.dns(), findings));
        CommonChecks.selector(spec.workload().selector(), findings);
        CommonChecks.port(spec.workload().localPort(), "spec.workload.localPort", findings);
        CommonChecks.validity(spec.certificate().lifetime(), findings);
        return findings.all();
    }

    private static void dns(ConsumerPrivateLink.Dns dns, Findings findings) {
        if (dns.name().equals(dns.zone()) || dns.name().endsWith("." + dns.zone())) {
            findings.add(
                    "spec.privateLink.dns.name",
                    FindingCodes.NAME_REPEATS_ZONE,
                    "The name is relative to the zone, so the record would be " + dns.qualifiedName()
                            + "; leave the zone out of it.");
        }
        if (dns.qualifiedName().length() > CommonChecks.MAX_NAME_LENGTH) {
            findings.add(
                    "spec.privateLink.dns.name",
                    FindingCodes.NAME_TOO_LONG,
                    "Name and zone together have " + dns.qualifiedName().length() + " characters; DNS allows "
                            + CommonChecks.MAX_NAME_LENGTH + ".");
        }
    }
}
