package dev.postern.webhook.kinds;

import dev.postern.policy.Finding;
import dev.postern.webhook.admission.Cause;
import dev.postern.webhook.admission.Ruling;
import java.util.List;
import java.util.function.Supplier;

/** Words findings about Postern's own kinds as refusals. */
final class KindRulings {

    private KindRulings() {}

    /** @param warnings asked for only when the object is let in */
    static Ruling of(List<Finding> findings, Supplier<List<String>> warnings) {
        return findings.isEmpty() ? new Ruling.Allow(warnings.get()) : refuse(findings);
    }

    private static Ruling refuse(List<Finding> findings) {
        return new Ruling.Invalid(
                findings.size() == 1 ? "one finding" : findings.size() + " findings",
                findings.stream()
                        .map(finding -> new Cause(finding.path(), finding.code(), finding.message()))
                        .toList());
    }
}
