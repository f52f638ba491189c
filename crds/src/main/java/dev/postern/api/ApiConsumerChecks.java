package dev.postern.api;

import dev.postern.policy.Finding;
import java.util.List;
import java.util.Optional;

/** What neither schema nor CEL can say about an ApiConsumer. The webhook and the operator ask the same questions here. */
public final class ApiConsumerChecks {

    private ApiConsumerChecks() {}

    /** Everything that is wrong, at once; empty when nothing is. */
    public static List<Finding> findings(ApiConsumer consumer) {
        return Unreadable.is(consumer) ? List.of(Unreadable.finding()) : findings(consumer.getSpec());
    }

    static List<Finding> findings(ApiConsumerSpec spec) {
        var findings = new Findings();
        parts(spec, findings);
        if (findings.any()) {
            return findings.all();
        }
        spec.optionalPrivateLink().ifPresent(path -> dns(path.dns(), findings));
        CommonChecks.selector(spec.workload().selector(), findings);
        CommonChecks.port(spec.workload().localPort(), "spec.workload.localPort", findings);
        CommonChecks.validity(spec.certificate().lifetime(), findings);
        return findings.all();
    }

    private static void parts(ApiConsumerSpec spec, Findings findings) {
        findings.required(spec.api(), "spec.api");
        findings.required(spec.certificate(), "spec.certificate");
        findings.required(spec.workload(), "spec.workload");
        Optional.ofNullable(spec.workload())
                .ifPresent(workload -> findings.required(workload.selector(), "spec.workload.selector"));
        spec.optionalPrivateLink().ifPresent(privateLink -> parts(privateLink, findings));
    }

    private static void parts(ConsumerPrivateLink privateLink, Findings findings) {
        findings.required(privateLink.dns(), "spec.privateLink.dns");
        findings.required(privateLink.network(), "spec.privateLink.network");
        Optional.ofNullable(privateLink.network())
                .ifPresent(network -> findings.required(network.subnets(), "spec.privateLink.network.subnets"));
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
