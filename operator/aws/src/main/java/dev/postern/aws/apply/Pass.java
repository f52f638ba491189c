package dev.postern.aws.apply;

import dev.postern.aws.call.CallScope;
import dev.postern.aws.problem.AwsProblemException;
import dev.postern.aws.problem.Problem;
import dev.postern.plan.Plan;
import dev.postern.plan.resource.ResourceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What one pass knows so far. */
final class Pass {

    private final Plan plan;
    private final Ledger ledger;
    private final Mode mode;
    private final TreeMap<ResourceId, Outcome> outcomes = new TreeMap<>();
    private final Map<ResourceId, Observed> observed = new HashMap<>();
    private final List<String> changes = new ArrayList<>();

    Pass(Plan plan, Ledger ledger, Mode mode) {
        this.plan = plan;
        this.ledger = ledger;
        this.mode = mode;
    }

    Ledger ledger() {
        return ledger;
    }

    Inputs inputs() {
        return new Inputs(observed);
    }

    /** Whether creating, and deleting what is left over, must wait. An owner that wants nothing is not paused. */
    boolean paused() {
        return mode == Mode.WITHDRAWALS_ONLY && !plan.resources().isEmpty();
    }

    boolean allows(Change change) {
        return !paused() || change.priority().withdraws();
    }

    void saw(ResourceId id, Observed resource) {
        observed.put(id, resource);
    }

    void wrote(ResourceId id, String what) {
        changes.add(id + ": " + what);
    }

    void run(ResourceId id, Change change) {
        CallScope.current().withPriority(change.priority()).run(change.call());
        wrote(id, change.what());
    }

    boolean isDone(ResourceId id) {
        return outcomes.get(id) instanceof Outcome.Done;
    }

    /** Runs one resource's step and keeps what came of it; a problem is its alone. */
    void settle(ResourceId id, Supplier<Outcome> step) {
        outcomes.put(id, guarded(step));
    }

    Report report() {
        return new Report(outcomes, observed, changes);
    }

    private static Outcome guarded(Supplier<Outcome> step) {
        try {
            return step.get();
        } catch (AwsProblemException e) {
            return outcome(e.problem());
        }
    }

    private static Outcome outcome(Problem problem) {
        return switch (problem) {
            case Problem.Throttled p -> waiting(p);
            case Problem.InUse p -> waiting(p);
            case Problem.AlreadyThere p -> waiting(p);
            case Problem.Transient p -> waiting(p);
            case Problem.Denied p -> new Outcome.Failed(p);
            case Problem.NotFound p -> new Outcome.Failed(p);
            case Problem.Foreign p -> new Outcome.Failed(p);
            case Problem.QuotaExceeded p -> new Outcome.Failed(p);
            case Problem.Invalid p -> new Outcome.Failed(p);
            case Problem.Unreachable p -> new Outcome.Failed(p);
        };
    }

    private static Outcome waiting(Problem problem) {
        return new Outcome.InProgress(problem.message(), problem.retryAfter());
    }
}
