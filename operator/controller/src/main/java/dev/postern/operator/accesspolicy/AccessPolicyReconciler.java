package dev.postern.operator.accesspolicy;

import dev.postern.api.AccessPolicy;
import dev.postern.api.AccessPolicyStatus;
import dev.postern.api.Unreadable;
import dev.postern.operator.configuration.TimeBounds;
import dev.postern.operator.kubernetes.FieldManager;
import dev.postern.operator.kubernetes.StatusWriter;
import io.javaoperatorsdk.operator.api.reconciler.Context;
import io.javaoperatorsdk.operator.api.reconciler.ControllerConfiguration;
import io.javaoperatorsdk.operator.api.reconciler.EventSourceContext;
import io.javaoperatorsdk.operator.api.reconciler.MaxReconciliationInterval;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.api.reconciler.UpdateControl;
import io.javaoperatorsdk.operator.processing.event.source.EventSource;
import io.javaoperatorsdk.operator.processing.retry.GradualRetry;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Reconciles AccessPolicies. Nothing is applied: the API signs what is accepted here. No finalizer either: a policy that
 * is deleted consents to nothing from that moment.
 */
@Singleton
@ControllerConfiguration(
        name = "accesspolicy",
        fieldManager = FieldManager.NAME,
        maxReconciliationInterval =
                @MaxReconciliationInterval(interval = TimeBounds.RESYNC_MINUTES, timeUnit = TimeUnit.MINUTES))
@GradualRetry(
        maxAttempts = Integer.MAX_VALUE,
        initialInterval = TimeBounds.RETRY_FIRST_MILLIS,
        intervalMultiplier = 2,
        maxInterval = TimeBounds.RETRY_SLOWEST_MILLIS)
public final class AccessPolicyReconciler implements Reconciler<AccessPolicy> {

    private final PolicyGatherer gatherer;
    private final StatusWriter statuses;

    @Inject
    AccessPolicyReconciler(PolicyGatherer gatherer, StatusWriter statuses) {
        this.gatherer = gatherer;
        this.statuses = statuses;
    }

    @Override
    public List<EventSource<?, AccessPolicy>> prepareEventSources(EventSourceContext<AccessPolicy> context) {
        return gatherer.sources(context);
    }

    @Override
    public UpdateControl<AccessPolicy> reconcile(AccessPolicy policy, Context<AccessPolicy> context) {
        if (Unreadable.is(policy)) {
            return UpdateControl.noUpdate();
        }
        PolicyFacts facts = gatherer.gather(policy, context);
        PolicyPlan plan = PolicyPlanning.plan(facts);
        AccessPolicyStatus status = PolicyStatusProjection.project(facts, plan);
        statuses.write(context, new AccessPolicy(), status, PolicyChanges.between(facts.status(), status));
        return UpdateControl.noUpdate();
    }
}
