package dev.postern.operator.apiconsumer;

import dev.postern.api.ApiConsumer;
import dev.postern.api.ApiConsumerStatus;
import dev.postern.api.Grant;
import dev.postern.api.InternalApiStatus;
import dev.postern.api.Unreadable;
import dev.postern.contract.MetadataKeys;
import dev.postern.operator.configuration.TimeBounds;
import dev.postern.operator.internalapi.GrantPlanning;
import dev.postern.operator.kubernetes.FieldManager;
import dev.postern.operator.kubernetes.OwnedChildren;
import dev.postern.operator.kubernetes.StatusWriter;
import io.javaoperatorsdk.operator.api.reconciler.Cleaner;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.DeleteControl;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Reconciles ApiConsumers. */
@Singleton
@ControllerConfiguration(
        name = "apiconsumer",
        finalizerName = MetadataKeys.FINALIZER,
        fieldManager = FieldManager.NAME,
        maxReconciliationInterval =
                @MaxReconciliationInterval(interval = TimeBounds.RESYNC_MINUTES, timeUnit = TimeUnit.MINUTES))
@GradualRetry(
        maxAttempts = Integer.MAX_VALUE,
        initialInterval = TimeBounds.RETRY_FIRST_MILLIS,
        intervalMultiplier = 2,
        maxInterval = TimeBounds.RETRY_SLOWEST_MILLIS)
public final class ApiConsumerReconciler implements Reconciler<ApiConsumer>, Cleaner<ApiConsumer> {

    private final ConsumerGatherer gatherer;
    private final ConsumerPlanning planning;
    private final ConsumerApplier applier;
    private final StatusWriter statuses;

    @Inject
    ApiConsumerReconciler(
            ConsumerGatherer gatherer, ConsumerPlanning planning, ConsumerApplier applier, StatusWriter statuses) {
        this.gatherer = gatherer;
        this.planning = planning;
        this.applier = applier;
        this.statuses = statuses;
    }

    @Override
    public List<EventSource<?, ApiConsumer>> prepareEventSources(EventSourceContext<ApiConsumer> context) {
        return gatherer.sources(context);
    }

    @Override
    public UpdateControl<ApiConsumer> reconcile(ApiConsumer consumer, Context<ApiConsumer> context) {
        if (Unreadable.is(consumer)) {
            return UpdateControl.noUpdate();
        }
        ConsumerFacts facts = gatherer.gather(consumer, context);
        ConsumerPlan plan = planning.plan(facts);
        ConsumerResult result = applier.apply(facts, plan, new OwnedChildren<>(consumer, context));
        ApiConsumerStatus status = ConsumerStatusProjection.project(facts, plan, result);
        statuses.write(context, new ApiConsumer(), status, ConsumerChanges.between(facts.status(), status));

        UpdateControl<ApiConsumer> control = UpdateControl.noUpdate();
        ConsumerSchedule.next(facts, result, status).ifPresent(control::rescheduleAfter);
        return control;
    }

    /** Waits until the API's record has let it go: from then on its certificates are refused everywhere. */
    @Override
    public DeleteControl cleanup(ApiConsumer consumer, Context<ApiConsumer> context) {
        if (Unreadable.is(consumer)) {
            return DeleteControl.defaultDelete();
        }
        ConsumerFacts facts = gatherer.gather(consumer, context);
        ConsumerPlan plan = planning.leaving(facts);
        ConsumerResult result = applier.apply(facts, plan, new OwnedChildren<>(consumer, context));
        applier.forget(facts);
        if (recordedGrant(facts).isEmpty()) {
            return DeleteControl.defaultDelete();
        }
        ApiConsumerStatus status = ConsumerStatusProjection.project(facts, plan, result);
        statuses.write(context, new ApiConsumer(), status, ConsumerChanges.between(facts.status(), status));
        return DeleteControl.noFinalizerRemoval().rescheduleAfter(TimeBounds.WAITING.toMillis());
    }

    private static Optional<Grant> recordedGrant(ConsumerFacts facts) {
        return facts
                .api()
                .flatMap(api -> Optional.ofNullable(api.getStatus()))
                .map(InternalApiStatus::grants)
                .orElse(List.of())
                .stream()
                .filter(grant -> GrantPlanning.consumerOf(grant).equals(facts.ref()))
                .filter(grant -> grant.uid().equals(facts.uid()))
                .findFirst();
    }
}
