package dev.postern.api;

import dev.postern.policy.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What neither schema nor CEL can say about an InternalApi. The webhook and the operator ask the same questions here. */
public final class InternalApiChecks {

    private static final Pattern CLUSTER_NAME = Pattern.compile("(.*\\.)?(svc|cluster\\.local|localhost)");

    private InternalApiChecks() {}

    /** Everything that is wrong, at once; empty when nothing is. */
    public static List<Finding> findings(InternalApi api) {
        return Unreadable.is(api) ? List.of(Unreadable.finding()) : findings(api.getSpec());
    }

    static List<Finding> findings(InternalApiSpec spec) {
        var findings = new Findings();
        parts(spec, findings);
        if (findings.any()) {
            return findings.all();
        }
        workload(spec.workload(), findings);
        certificate(spec.certificate(), findings);
        spec.optionalPrivateLink().ifPresent(privateLink -> privateLink(privateLink, findings));
        spec.optionalDeletion().ifPresent(deletion -> deletion(deletion, findings));
        spec.optionalPausedUntil().ifPresent(time -> CommonChecks.time(time, "spec.pausedUntil", findings));
        return findings.all();
    }

    private static void parts(InternalApiSpec spec, Findings findings) {
        findings.required(spec.certificate(), "spec.certificate");
        findings.required(spec.workload(), "spec.workload");
        Optional.ofNullable(spec.workload())
                .ifPresent(workload -> findings.required(workload.selector(), "spec.workload.selector"));
        var network = spec.optionalPrivateLink().map(ApiPrivateLink::network);
        if (spec.optionalPrivateLink().isPresent()) {
            findings.required(network.orElse(null), "spec.privateLink.network");
        }
        network.ifPresent(present -> findings.required(present.subnets(), "spec.privateLink.network.subnets"));
    }

    private static void workload(ApiWorkload workload, Findings findings) {
        CommonChecks.selector(workload.selector(), findings);
        CommonChecks.port(workload.port(), "spec.workload.port", findings);
        findings.unknownValue(workload.protocol(), "spec.workload.protocol");
        if (workload.protocol() == ApiWorkload.Protocol.HTTP2) {
            findings.add(
                    "spec.workload.protocol",
                    FindingCodes.NOT_SUPPORTED,
                    "Http2 is not built yet; use Http1, or Auto for HTTP/1.1 now and more later.");
        }
    }

    private static void certificate(ApiCertificate certificate, Findings findings) {
        CommonChecks.validity(certificate.lifetime(), findings);
        findings.unknownValue(certificate.keyAlgorithm(), "spec.certificate.keyAlgorithm");
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < certificate.dnsNames().size(); i++) {
            dnsName(certificate.dnsNames().get(i), "spec.certificate.dnsNames[" + i + "]", findings);
            if (!seen.add(certificate.dnsNames().get(i))) {
                findings.add(
                        "spec.certificate.dnsNames[" + i + "]",
                        FindingCodes.DUPLICATE,
                        certificate.dnsNames().get(i) + " stands twice.");
            }
        }
    }

    private static void dnsName(String name, String path, Findings findings) {
        if (CLUSTER_NAME.matcher(name).matches()) {
            findings.add(
                    path,
                    FindingCodes.NAME_RESERVED,
                    name + " is a name of the cluster or of the host itself. The in-cluster name is in the certificate"
                            + " without being asked for; name others by the company's own domains.");
        }
    }

    private static void privateLink(ApiPrivateLink privateLink, Findings findings) {
        privateLink
                .optionalListener()
                .ifPresent(listener -> findings.unknownValue(listener.mode(), "spec.privateLink.listener.mode"));
    }

    private static void deletion(Deletion deletion, Findings findings) {
        findings.unknownValue(deletion.resources(), "spec.deletion.resources");
        findings.unknownValue(deletion.connections(), "spec.deletion.connections");
    }
}
