package dev.postern.operator.internalapi;

import dev.postern.api.InternalApi;
import dev.postern.api.InternalApiStatus;
import dev.postern.api.Unreadable;
import dev.postern.contract.MetadataKeys;
import dev.postern.operator.configuration.TimeBounds;
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
    private final StatusWriter statuses;

    @Inject
    InternalApiReconciler(
            InternalApiGatherer gatherer,
            InternalApiPlanning planning,
            InternalApiApplier applier,
            StatusWriter statuses) {
        this.gatherer = gatherer;
        this.planning = planning;
        this.applier = applier;
        this.statuses = statuses;
    }

    @Override
    public List<EventSource<?, InternalApi>> prepareEventSources(EventSourceContext<InternalApi> context) {
        return gatherer.sources(context);
    }

    @Override
    public UpdateControl<InternalApi> reconcile(InternalApi api, Context<InternalApi> context) {
        if (Unreadable.is(api)) {
            return UpdateControl.noUpdate();
        }
        InternalApiFacts facts = gatherer.gather(api, context);
        InternalApiPlan plan = planning.plan(facts);
        InternalApiResult result = pass(facts, plan, context);

        UpdateControl<InternalApi> control = UpdateControl.noUpdate();
        InternalApiSchedule.next(facts, plan, result).ifPresent(control::rescheduleAfter);
        return control;
    }

    @Override
    public DeleteControl cleanup(InternalApi api, Context<InternalApi> context) {
        if (Unreadable.is(api)) {
            return DeleteControl.defaultDelete();
        }
        InternalApiFacts facts = gatherer.gather(api, context);
        Optional<String> waitsFor = Connections.waitsFor(facts);
        if (waitsFor.isPresent()) {
            pass(facts, planning.waiting(facts, waitsFor.get()), context);
            return DeleteControl.noFinalizerRemoval().rescheduleAfter(TimeBounds.WAITING.toMillis());
        }
        pass(facts, planning.closing(facts), context);
        applier.forget(facts);
        return DeleteControl.defaultDelete();
    }

    private InternalApiResult pass(InternalApiFacts facts, InternalApiPlan plan, Context<InternalApi> context) {
        InternalApiResult result = applier.apply(facts, plan, new OwnedChildren<>(facts.api(), context));
        InternalApiStatus status = InternalApiStatusProjection.project(facts, plan, result);
        statuses.write(context, new InternalApi(), status, InternalApiChanges.between(facts.status(), status));
        return result;
    }
}
