package dev.postern.webhook.pods;

import dev.postern.injection.PodFinding;
import dev.postern.webhook.admission.Cause;
import dev.postern.webhook.admission.Ruling;
import java.util.List;

/** Words findings about pods as refusals. */
final class PodRulings {

    private PodRulings() {}

    static Ruling refuse(List<PodFinding> findings) {
        return new Ruling.Forbid(
                "Postern refuses this pod",
                findings.stream()
                        .map(finding -> new Cause(finding.path(), finding.code(), finding.message()))
                        .toList());
    }

    static Ruling refuseUnlessEmpty(List<PodFinding> findings) {
        return findings.isEmpty() ? Ruling.allow() : refuse(findings);
    }
}
