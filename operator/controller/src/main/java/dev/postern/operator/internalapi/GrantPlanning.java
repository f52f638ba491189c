package dev.postern.operator.internalapi;

import dev.postern.api.ApiConsumer;
import dev.postern.api.ApiConsumerStatus;
import dev.postern.api.ApiConsumerStatus.Path;
import dev.postern.api.ApiConsumerStatus.Workload;
import dev.postern.api.CertificateStatus;
import dev.postern.api.CertificateStatus.Serial;
import dev.postern.api.Grant;
import dev.postern.api.GrantPath;
import dev.postern.api.Revocation;
import dev.postern.operator.kubernetes.WholeObject;
import dev.postern.policy.AccessPath;
import dev.postern.policy.ConsumerRef;
import dev.postern.policy.PolicyRef;
import dev.postern.policy.consent.Consent;
import dev.postern.policy.consent.Consents;
import dev.postern.policy.consent.ConsumerRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Which grants are to be recorded now. A grant begins with consent and ends only on evidence that consent is gone; what
 * cannot be read is no evidence. A grant that ends stays recorded as ending until its consumer has given up what it
 * was issued under it, so that consent given again later revives no old certificate. From then on it is a record only.
 */
public final class GrantPlanning {

    /** The schema's bound. One more would have the whole status refused, revocations with it. */
    static final int MAX_GRANTS = 1024;

    private static final Set<Grant.State> LIVE =
            Set.of(Grant.State.GRANTED, Grant.State.PRINCIPAL_ALLOWED, Grant.State.CONNECTION_ACCEPTED);

    private final InternalApiFacts facts;
    private final Admission admission;
    private final Map<ConsumerRef, ApiConsumer> consumers;
    private final Map<ConsumerRef, Consent> consents;

    /** Whether consumers that hold no grant yet may get one. */
    public enum Admission {
        OPEN,
        CLOSED,
        /** Nor does one end for lack of consent: policies may go before their API. */
        FROZEN
    }

    private GrantPlanning(InternalApiFacts facts, Admission admission) {
        this.facts = facts;
        this.admission = admission;
        this.consumers = facts.consumers().stream().collect(Collectors.toMap(ApiConsumer::toRef, Function.identity()));
        this.consents = Consents.decide(facts.ref(), PolicyMeaning.inForce(facts.policies()), requests(), facts.now());
    }

    public static List<Grant> grants(InternalApiFacts facts, Admission admission) {
        return new GrantPlanning(facts, admission).plan();
    }

    /** The consumer a recorded grant is for. */
    public static ConsumerRef consumerOf(Grant grant) {
        return new ConsumerRef(grant.namespace(), grant.name());
    }

    /** Whether access follows from the grant; one that ends only waits for its consumer. */
    public static boolean isLive(Grant grant) {
        return grant.optionalState().filter(LIVE::contains).isPresent();
    }

    /** Whether the grant is for the path over PrivateLink; else it is for callers of the same cluster. */
    public static boolean isOverPrivateLink(Grant grant) {
        return grant.optionalPath()
                .filter(path -> path == GrantPath.PRIVATE_LINK)
                .isPresent();
    }

    /** Whether it only says how a grant was taken back; nothing follows from it. */
    public static boolean isRecordOnly(Grant grant) {
        return grant.optionalState()
                .filter(state -> state == Grant.State.RELEASED || state == Grant.State.REVOKED)
                .isPresent();
    }

    /** The same, held by nobody any more. */
    static Grant released(Grant ending) {
        boolean isRevoked = ending.optionalRevocation()
                .flatMap(Revocation::optionalRevokedAt)
                .isPresent();
        return ending.in(isRevoked ? Grant.State.REVOKED : Grant.State.RELEASED);
    }

    private List<Grant> plan() {
        var planned = new TreeMap<ConsumerRef, Grant>();
        var records = new ArrayList<Grant>();
        for (Grant recorded : facts.recordedGrants()) {
            Grant next = isRecordOnly(recorded) ? recorded : continued(recorded);
            if (isRecordOnly(next)) {
                records.add(next);
            } else {
                planned.put(consumerOf(next), next);
            }
        }
        begin(planned);
        return GrantRecords.with(planned, records, facts.now());
    }

    private void begin(Map<ConsumerRef, Grant> planned) {
        if (admission == Admission.OPEN) {
            consumers.entrySet().stream()
                    .filter(consumer -> !planned.containsKey(consumer.getKey()))
                    .sorted(Map.Entry.comparingByKey())
                    .flatMap(consumer -> begun(consumer.getKey(), consumer.getValue()).stream())
                    .limit(Math.max(0, MAX_GRANTS - planned.size()))
                    .toList()
                    .forEach(grant -> planned.put(consumerOf(grant), grant));
        }
    }

    private Grant continued(Grant recorded) {
        ApiConsumer consumer = consumers.get(consumerOf(recorded));
        if (consumer == null || isSomebodyElse(consumer, recorded)) {
            return abandoned(recorded);
        }
        if (isLeaving(consumer)) {
            return hasGivenUp(consumer) ? released(ending(recorded)) : abandoned(recorded);
        }
        if (!WholeObject.is(consumer)) {
            return recorded;
        }
        if (!isLive(recorded)) {
            return hasGivenUp(consumer) ? released(ending(recorded)) : ending(recorded);
        }
        if (admission == Admission.FROZEN) {
            return recorded.with(acceptedSerials(consumer));
        }
        return consents.get(consumer.toRef()) instanceof Consent.Granted granted && isForSamePath(consumer, recorded)
                ? live(consumer, granted, recorded)
                : withoutConsent(recorded, consumer);
    }

    /** Its consumer is gone or going: an endpoint that is recorded must be rejected before the record of it goes. */
    private Grant abandoned(Grant recorded) {
        Grant ending = ending(recorded);
        return recorded.endpointId().isEmpty() ? released(ending) : ending;
    }

    /** Consent to another path is another grant, and the old one ends first. */
    private static boolean isForSamePath(ApiConsumer consumer, Grant recorded) {
        return switch (consumer.toRequest().path()) {
            case AccessPath.InCluster() -> !isOverPrivateLink(recorded);
            case AccessPath.PrivateLink(String account) ->
                isOverPrivateLink(recorded) && recorded.account().equals(account);
        };
    }

    private Grant withoutConsent(Grant recorded, ApiConsumer consumer) {
        if (isUnknown(recorded.policy())) {
            return recorded;
        }
        return hasGivenUp(consumer) ? released(ending(recorded)) : ending(recorded);
    }

    private boolean isUnknown(String policy) {
        PolicyRef ref = new PolicyRef(facts.ref().namespace(), policy);
        return facts.policies().stream()
                .anyMatch(meaning -> meaning instanceof PolicyMeaning.Unknown
                        && meaning.ref().equals(ref));
    }

    private Optional<Grant> begun(ConsumerRef ref, ApiConsumer consumer) {
        return consents.get(ref) instanceof Consent.Granted granted
                ? Optional.of(new Grant(
                        consumer.getMetadata().getNamespace(),
                        consumer.getMetadata().getName(),
                        consumer.getMetadata().getUid(),
                        pathOf(consumer),
                        accountOf(consumer),
                        endpointOf(consumer).orElse(""),
                        acceptedSerials(consumer),
                        granted.policy().name(),
                        granted.rule(),
                        thisSecond(),
                        granted.expiresAt().orElse(null),
                        Grant.State.GRANTED,
                        null))
                : Optional.empty();
    }

    private Instant thisSecond() {
        return facts.now().truncatedTo(ChronoUnit.SECONDS);
    }

    private Grant live(ApiConsumer consumer, Consent.Granted consent, Grant recorded) {
        return new Grant(
                recorded.namespace(),
                recorded.name(),
                recorded.uid(),
                recorded.path(),
                recorded.account(),
                endpointOf(consumer).orElse(recorded.endpointId()),
                acceptedSerials(consumer),
                consent.policy().name(),
                consent.rule(),
                recorded.optionalGrantedAt().orElseGet(this::thisSecond),
                consent.expiresAt().orElse(null),
                recorded.state(),
                null);
    }

    private static GrantPath pathOf(ApiConsumer consumer) {
        return switch (consumer.toRequest().path()) {
            case AccessPath.InCluster() -> GrantPath.IN_CLUSTER;
            case AccessPath.PrivateLink ignored -> GrantPath.PRIVATE_LINK;
        };
    }

    private static String accountOf(ApiConsumer consumer) {
        return switch (consumer.toRequest().path()) {
            case AccessPath.InCluster() -> "";
            case AccessPath.PrivateLink(String account) -> account;
        };
    }

    /** The endpoint this very consumer says it made in the account it asks from. */
    private static Optional<String> endpointOf(ApiConsumer consumer) {
        String account = accountOf(consumer);
        return path(consumer)
                .filter(path -> !account.isEmpty()
                        && path.optionalAws()
                                .filter(aws -> aws.account().equals(account))
                                .isPresent())
                .map(Path::endpointId)
                .filter(id -> !id.isEmpty());
    }

    private static Optional<Path> path(ApiConsumer consumer) {
        return Optional.ofNullable(consumer.getStatus()).flatMap(ApiConsumerStatus::optionalPath);
    }

    /** Ending since the first pass that noticed it. */
    private Grant ending(Grant recorded) {
        Revocation revocation = recorded.optionalRevocation()
                .orElseGet(() -> Revocation.begun(
                        new GrantCause(facts, consumers, consents).of(recorded),
                        facts.now().truncatedTo(ChronoUnit.MILLIS)));
        return recorded.with(List.of()).in(Grant.State.ENDING).with(revocation);
    }

    private List<String> acceptedSerials(ApiConsumer consumer) {
        return certificate(consumer).stream()
                .flatMap(certificate -> certificate.serials().stream())
                .filter(serial ->
                        serial.optionalNotAfter().filter(facts.now()::isBefore).isPresent())
                .map(Serial::serial)
                .sorted()
                .toList();
    }

    private List<ConsumerRequest> requests() {
        return facts.consumers().stream()
                .filter(consumer -> WholeObject.is(consumer) && !isLeaving(consumer))
                .map(ApiConsumer::toRequest)
                .filter(request -> request.path() instanceof AccessPath.InCluster || isExposed())
                .toList();
    }

    private boolean isExposed() {
        return facts.api().getSpec().optionalPrivateLink().isPresent();
    }

    /** Nothing that was issued or made under the grant is left. */
    static boolean hasGivenUp(ApiConsumer consumer) {
        return !holdsIdentity(consumer) && !standsInAws(consumer);
    }

    /** Whether a consent or a certificate of the consumer's is recorded. */
    static boolean holdsIdentity(ApiConsumer consumer) {
        boolean holdsGrant = Optional.ofNullable(consumer.getStatus())
                .flatMap(ApiConsumerStatus::optionalGrant)
                .isPresent();
        boolean holdsCertificate = certificate(consumer)
                .filter(certificate -> !certificate.serials().isEmpty())
                .isPresent();
        return holdsGrant || holdsCertificate;
    }

    /** Whether anything of the consumer's path half is recorded. */
    static boolean standsInAws(ApiConsumer consumer) {
        return path(consumer)
                .flatMap(Path::optionalAws)
                .filter(aws -> !aws.resources().isEmpty())
                .isPresent();
    }

    private static Optional<CertificateStatus> certificate(ApiConsumer consumer) {
        return Optional.ofNullable(consumer.getStatus())
                .flatMap(ApiConsumerStatus::optionalWorkload)
                .flatMap(Workload::optionalCertificate);
    }

    private static boolean isSomebodyElse(ApiConsumer consumer, Grant recorded) {
        return !consumer.getMetadata().getUid().equals(recorded.uid());
    }

    private static boolean isLeaving(ApiConsumer consumer) {
        return consumer.getMetadata().getDeletionTimestamp() != null;
    }
}
