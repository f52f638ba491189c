package dev.postern.operator.apiconsumer;

import dev.postern.api.ApiConsumerStatus;
import dev.postern.api.ApiConsumerStatus.Workload;
import dev.postern.api.CertificateStatus;
import dev.postern.api.ConditionType;
import dev.postern.operator.condition.Conditions;
import dev.postern.operator.kubernetes.ObjectEvents.Change;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is worth an Event between two statuses. */
public final class ConsumerChanges {

    private ConsumerChanges() {}

    /** @param made writes to AWS, in words */
    public static List<Change> between(Optional<ApiConsumerStatus> before, ApiConsumerStatus after, List<String> made) {
        return Stream.concat(
                        between(before, after).stream(), made.stream().map(what -> Change.normal("ChangedInAws", what)))
                .toList();
    }

    public static List<Change> between(Optional<ApiConsumerStatus> before, ApiConsumerStatus after) {
        return Stream.of(access(before, after), certificate(before, after))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Change> access(Optional<ApiConsumerStatus> before, ApiConsumerStatus after) {
        boolean had = before.flatMap(ApiConsumerStatus::optionalGrant).isPresent();
        boolean has = after.optionalGrant().isPresent();
        if (had == has) {
            return Optional.empty();
        }
        String message = Conditions.find(after.conditions(), ConditionType.AUTHORIZED)
                .map(Condition::getMessage)
                .orElse("");
        return Optional.of(has ? Change.normal("AccessGranted", message) : Change.warning("AccessWithdrawn", message));
    }

    private static Optional<Change> certificate(Optional<ApiConsumerStatus> before, ApiConsumerStatus after) {
        String earlier = before.flatMap(ConsumerChanges::certificate)
                .map(CertificateStatus::serial)
                .orElse("");
        return certificate(after)
                .filter(certificate ->
                        !certificate.serial().isEmpty() && !certificate.serial().equals(earlier))
                .map(certificate -> Change.normal(
                        "CertificateInUse",
                        "Certificate " + certificate.serial() + " is in use until " + certificate.notAfter() + "."));
    }

    private static Optional<CertificateStatus> certificate(ApiConsumerStatus status) {
        return status.optionalWorkload().flatMap(Workload::optionalCertificate);
    }
}
