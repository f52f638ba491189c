package dev.postern.operator.apiconsumer;

import dev.postern.api.ApiConsumer;
import dev.postern.api.ApiConsumerStatus;
import dev.postern.api.ApiConsumerStatus.Path;
import dev.postern.api.ConsumerPrivateLink;
import dev.postern.api.Unreadable;
import dev.postern.operator.configuration.Accounts;
import dev.postern.policy.ConsumerRef;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may have a record. A name is claimed per account and zone: who has published it keeps it, else the oldest claim
 * wins. A namespace that may not use the account claims nothing in it.
 */
final class RecordClaims {

    private static final String BY_RECORD = "record";

    private static final Comparator<ApiConsumer> FIRST = Comparator.comparing(RecordClaims::isPublished)
            .reversed()
            .thenComparing(consumer -> consumer.getMetadata().getCreationTimestamp())
            .thenComparing(consumer -> consumer.getMetadata().getUid());

    private RecordClaims() {}

    static void index(EventSourceContext<ApiConsumer> context) {
        context.getPrimaryCache().addIndexers(Map.of(BY_RECORD, RecordClaims::keys));
    }

    /** The consumer whose claim comes before this one's. */
    static Optional<ConsumerRef> firstBefore(ApiConsumer consumer, Context<ApiConsumer> context, Accounts accounts) {
        return keys(consumer).stream()
                .flatMap(key -> context.getPrimaryCache().byIndex(BY_RECORD, key).stream())
                .filter(other -> mayClaim(other, accounts))
                .min(FIRST)
                .filter(first -> !first.getMetadata()
                        .getUid()
                        .equals(consumer.getMetadata().getUid()))
                .filter(first -> FIRST.compare(first, consumer) < 0)
                .map(ApiConsumer::toRef);
    }

    private static boolean mayClaim(ApiConsumer consumer, Accounts accounts) {
        return consumer.getSpec()
                .optionalPrivateLink()
                .flatMap(path -> accounts.find(path.account()))
                .filter(account ->
                        account.facts().allowsNamespace(consumer.getMetadata().getNamespace()))
                .isPresent();
    }

    private static boolean isPublished(ApiConsumer consumer) {
        return Optional.ofNullable(consumer.getStatus())
                .flatMap(ApiConsumerStatus::optionalPath)
                .map(Path::dnsName)
                .filter(name -> !name.isEmpty())
                .isPresent();
    }

    private static List<String> keys(ApiConsumer consumer) {
        return Unreadable.is(consumer)
                ? List.of()
                : consumer.getSpec().optionalPrivateLink().stream()
                        .map(RecordClaims::key)
                        .toList();
    }

    private static String key(ConsumerPrivateLink path) {
        return path.account() + "/"
                + Optional.ofNullable(path.dns())
                        .map(dns -> dns.zone() + "/" + dns.name())
                        .orElse("");
    }
}
