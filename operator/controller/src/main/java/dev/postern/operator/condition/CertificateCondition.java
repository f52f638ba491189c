package dev.postern.operator.condition;

import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;
import dev.postern.operator.certificate.CertificateOutcome;
import dev.postern.operator.certificate.CertificateProgress;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;

/** What CertificateReady says. While an identity is in use and good, trouble with its successor does not make it false. */
public final class CertificateCondition {

    private CertificateCondition() {}

    public static ConditionFact of(CertificateOutcome outcome) {
        return outcome.live().isPresent() ? inUse(outcome.progress()) : notYet(outcome.progress());
    }

    /** For a pass that did not look after the certificate: what was said of it before still goes. */
    public static ConditionFact leftAlone(List<Condition> before) {
        return Conditions.find(before, ConditionType.CERTIFICATE_READY)
                .filter(condition -> "True".equals(condition.getStatus()))
                .map(condition -> holds(ConditionReason.ISSUED, condition.getMessage()))
                .orElseGet(() -> fails(
                        ConditionReason.NOT_ACCEPTED, "No certificate is asked for before the spec is accepted."));
    }

    private static ConditionFact inUse(CertificateProgress progress) {
        return switch (progress) {
            case CertificateProgress.Failed(ConditionReason reason, String message, var ignored) ->
                holds(reason, "The certificate in use is valid, but renewing it fails: " + message);
            case CertificateProgress.Current(var renewAt) ->
                holds(ConditionReason.ISSUED, "The certificate is in use; it is renewed at " + renewAt + ".");
            case CertificateProgress.InProgress ignored ->
                holds(ConditionReason.ISSUED, "The certificate is in use; its successor is being issued.");
            case CertificateProgress.Distributing(String serial) ->
                holds(
                        ConditionReason.ISSUED,
                        "The certificate is in use; its successor " + serial + " waits until the API's pods know it.");
        };
    }

    private static ConditionFact notYet(CertificateProgress progress) {
        return switch (progress) {
            case CertificateProgress.Failed(ConditionReason reason, String message, var ignored) ->
                fails(reason, message);
            case CertificateProgress.Distributing(String serial) ->
                fails(
                        ConditionReason.PUBLISHING,
                        "Certificate " + serial + " is issued and used once the API's pods know its serial.");
            case CertificateProgress.Current ignored ->
                fails(ConditionReason.ISSUING, "The certificate is being stored.");
            case CertificateProgress.InProgress(String why, var ignored) -> fails(ConditionReason.ISSUING, why);
        };
    }

    private static ConditionFact holds(ConditionReason reason, String message) {
        return ConditionFact.holds(ConditionType.CERTIFICATE_READY, reason, message);
    }

    private static ConditionFact fails(ConditionReason reason, String message) {
        return ConditionFact.fails(ConditionType.CERTIFICATE_READY, reason, message);
    }
}
