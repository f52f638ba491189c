package dev.postern.operator.internalapi;

import dev.postern.api.InternalApi;
import dev.postern.api.InternalApiStatus;
import dev.postern.contract.MetadataKeys;
import dev.postern.operator.cloud.PathPlan;
import dev.postern.operator.configuration.TimeBounds;
import dev.postern.operator.kubernetes.FieldManager;
import dev.postern.operator.kubernetes.ObjectEvents;
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
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Reconciles InternalApis. */
@Singleton
@ControllerConfiguration(
        name = "internalapi",
        finalizerName = MetadataKeys.FINALIZER,
        fieldManager = FieldManager.NAME,
        maxReconciliationInterval =
                @MaxReconciliationInterval(interval = TimeBounds.RESYNC_MINUTES, timeUnit = TimeUnit.MINUTES))
@GradualRetry(
        maxAttempts = Integer.MAX_VALUE,
        initialInterval = TimeBounds.RETRY_FIRST_MILLIS,
        intervalMultiplier = 2,
        maxInterval = TimeBounds.RETRY_SLOWEST_MILLIS)
public final class InternalApiReconciler implements Reconciler<InternalApi>, Cleaner<InternalApi> {

    private final InternalApiGatherer gatherer;
    private final InternalApiPlanning planning;
    private final InternalApiApplier applier;
    private final Closing closing;
    private final StatusWriter statuses;
    private final ObjectEvents events;
    private final UnreadableEnd unreadable;

    @Inject
    InternalApiReconciler(
            InternalApiGatherer gatherer,
            InternalApiPlanning planning,
            InternalApiApplier applier,
            Closing closing,
            StatusWriter statuses,
            ObjectEvents events,
            UnreadableEnd unreadable) {
        this.gatherer = gatherer;
        this.planning = planning;
        this.applier = applier;
        this.closing = closing;
        this.statuses = statuses;
        this.events = events;
        this.unreadable = unreadable;
    }

    @Override
    public List<EventSource<?, InternalApi>> prepareEventSources(EventSourceContext<InternalApi> context) {
        return gatherer.sources(context);
    }

    @Override
    public UpdateControl<InternalApi> reconcile(InternalApi api, Context<InternalApi> context) {
        if (!WholeObject.is(api)) {
            return UpdateControl.noUpdate();
        }
        InternalApiFacts facts = gatherer.gather(api, context);
        InternalApiPlan plan = planning.plan(facts);
        InternalApiResult result = pass(facts, plan, context);

        UpdateControl<InternalApi> control = UpdateControl.noUpdate();
        InternalApiSchedule.next(facts, plan, result).ifPresent(control::rescheduleAfter);
        return control;
    }

    /** In AWS's order: consumers withdraw, who has not is rejected, then all goes that stands. */
    @Override
    public DeleteControl cleanup(InternalApi api, Context<InternalApi> context) {
        if (!WholeObject.is(api)) {
            return unreadable.of(api);
        }
        InternalApiFacts facts = gatherer.gather(api, context);
        return switch (closing.next(facts)) {
            case Closing.Waiting(String forWhat) -> {
                pass(facts, planning.waiting(facts, forWhat), context);
                yield later(TimeBounds.WAITING);
            }
            case Closing.Withdrawing(String forWhat) -> {
                pass(facts, planning.closing(facts, new PathPlan.Leave(), forWhat), context);
                yield later(TimeBounds.AWS_SOON);
            }
            case Closing.Ending(PathPlan path, String forWhat) -> {
                InternalApiResult result = pass(facts, planning.closing(facts, path, forWhat), context);
                yield closing.isOver(facts, result.path())
                        ? gone(facts, result, context)
                        : later(result.path().nextCheck().orElse(TimeBounds.WAITING));
            }
            case Closing.Over() -> gone(facts, pass(facts, planning.closing(facts), context), context);
        };
    }

    private DeleteControl gone(InternalApiFacts facts, InternalApiResult result, Context<InternalApi> context) {
        if (ClosingDocument.isAwaited(facts, result)) {
            return later(TimeBounds.WAITING);
        }
        closing.leftBehind(facts).ifPresent(left -> events.tell(context.getPrimaryResource(), List.of(left)));
        applier.forget(facts);
        return DeleteControl.defaultDelete();
    }

    private static DeleteControl later(Duration delay) {
        return DeleteControl.noFinalizerRemoval().rescheduleAfter(delay.toMillis());
    }

    private InternalApiResult pass(InternalApiFacts facts, InternalApiPlan plan, Context<InternalApi> context) {
        StatusPen<InternalApiStatus, InternalApi> pen = statuses.open(context, InternalApi::new);
        InternalApiResult result = applier.apply(facts, plan, new OwnedChildren<>(facts.api(), context), pen);
        InternalApiStatus status = InternalApiStatusProjection.project(facts, plan, result);
        pen.write(
                status,
                InternalApiChanges.between(facts.status(), status, result.path().changes()));
        return result;
    }
}
