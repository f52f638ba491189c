package dev.postern.operator.apiconsumer;

import dev.postern.api.ApiConsumer;
import dev.postern.api.ApiConsumerStatus;
import dev.postern.api.Grant;
import dev.postern.api.InternalApiStatus;
import dev.postern.contract.MetadataKeys;
import dev.postern.operator.cloud.PathOutcome;
import dev.postern.operator.configuration.TimeBounds;
import dev.postern.operator.internalapi.GrantPlanning;
import dev.postern.operator.kubernetes.FieldManager;
import dev.postern.operator.kubernetes.OwnedChildren;
import dev.postern.operator.kubernetes.StatusPen;
import dev.postern.operator.kubernetes.StatusWriter;
import dev.postern.operator.kubernetes.UnreadableEnd;
import dev.postern.operator.kubernetes.WholeObject;
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
    private final ConsumerPath path;
    private final StatusWriter statuses;
    private final UnreadableEnd unreadable;

    @Inject
    ApiConsumerReconciler(
            ConsumerGatherer gatherer,
            ConsumerPlanning planning,
            ConsumerApplier applier,
            ConsumerPath path,
            StatusWriter statuses,
            UnreadableEnd unreadable) {
        this.gatherer = gatherer;
        this.planning = planning;
        this.applier = applier;
        this.path = path;
        this.statuses = statuses;
        this.unreadable = unreadable;
    }

    @Override
    public List<EventSource<?, ApiConsumer>> prepareEventSources(EventSourceContext<ApiConsumer> context) {
        return gatherer.sources(context);
    }

    @Override
    public UpdateControl<ApiConsumer> reconcile(ApiConsumer consumer, Context<ApiConsumer> context) {
        if (!WholeObject.is(consumer)) {
            return UpdateControl.noUpdate();
        }
        ConsumerFacts facts = gatherer.gather(consumer, context);
        Passed passed = pass(facts, planning.plan(facts), context);

        UpdateControl<ApiConsumer> control = UpdateControl.noUpdate();
        ConsumerSchedule.next(facts, passed.result(), passed.status()).ifPresent(control::rescheduleAfter);
        return control;
    }

    /** Waits until the API's record has let it go: from then on its certificates are refused everywhere. */
    @Override
    public DeleteControl cleanup(ApiConsumer consumer, Context<ApiConsumer> context) {
        if (!WholeObject.is(consumer)) {
            return unreadable.of(consumer);
        }
        ConsumerFacts facts = gatherer.gather(consumer, context);
        boolean letGo = recordedGrant(facts).isEmpty();
        Passed passed = pass(facts, planning.leaving(facts), context);
        if (letGo && passed.result().path().isEmpty()) {
            applier.forget(facts);
            return DeleteControl.defaultDelete();
        }
        return DeleteControl.noFinalizerRemoval()
                .rescheduleAfter(passed.result()
                        .path()
                        .nextCheck()
                        .orElse(TimeBounds.WAITING)
                        .toMillis());
    }

    private record Passed(ConsumerResult result, ApiConsumerStatus status) {}

    private Passed pass(ConsumerFacts facts, ConsumerPlan plan, Context<ApiConsumer> context) {
        StatusPen<ApiConsumerStatus, ApiConsumer> pen = statuses.open(context, ApiConsumer::new);
        return plan.standing() instanceof Standing.Granted
                ? connect(facts, plan, context, pen)
                : withdraw(facts, plan, context, pen);
    }

    /** The way first: the document says where it leads. */
    private Passed connect(
            ConsumerFacts facts,
            ConsumerPlan plan,
            Context<ApiConsumer> context,
            StatusPen<ApiConsumerStatus, ApiConsumer> pen) {
        PathOutcome outcome = path.apply(facts, plan.path(), pen);
        ConsumerFacts after = facts.after(ConsumerPath.standing(facts, outcome));
        ConsumerPlan workload = planning.plan(after);
        ConsumerResult result = applier.apply(after, workload, new OwnedChildren<>(facts.consumer(), context), outcome);
        return written(after, plan, result, pen);
    }

    /** The document first: what it takes away must not wait for AWS. */
    private Passed withdraw(
            ConsumerFacts facts,
            ConsumerPlan plan,
            Context<ApiConsumer> context,
            StatusPen<ApiConsumerStatus, ApiConsumer> pen) {
        PathOutcome untouched = PathOutcome.notApplied(plan.path(), ConsumerPathPlanning.aws(facts));
        ConsumerResult result = applier.apply(facts, plan, new OwnedChildren<>(facts.consumer(), context), untouched);
        PathOutcome outcome = path.apply(facts, plan.path(), pen);
        ConsumerFacts after = facts.after(ConsumerPath.standing(facts, outcome));
        return written(after, plan, result.with(outcome), pen);
    }

    private static Passed written(
            ConsumerFacts facts,
            ConsumerPlan plan,
            ConsumerResult result,
            StatusPen<ApiConsumerStatus, ApiConsumer> pen) {
        ApiConsumerStatus status = ConsumerStatusProjection.project(facts, plan, result);
        pen.write(
                status,
                ConsumerChanges.between(facts.status(), status, result.path().changes()));
        return new Passed(result, status);
    }

    private static Optional<Grant> recordedGrant(ConsumerFacts facts) {
        return facts
                .api()
                .flatMap(api -> Optional.ofNullable(api.getStatus()))
                .map(InternalApiStatus::grants)
                .orElse(List.of())
                .stream()
                .filter(grant -> GrantPlanning.consumerOf(grant).equals(facts.ref()))
                .filter(grant -> grant.uid().equals(facts.uid()) && !GrantPlanning.isRecordOnly(grant))
                .findFirst();
    }
}
