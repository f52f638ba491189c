package dev.postern.aws.apply;

import dev.postern.aws.call.CallScope;
import dev.postern.aws.call.Priority;
import dev.postern.aws.problem.AwsProblemException;
import dev.postern.plan.resource.DesiredResource;
import dev.postern.plan.resource.ResourceId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One step of one wanted resource, from wherever its record says it is. */
final class Convergence<R extends DesiredResource, O extends Observed> {

    private final R wanted;
    private final Driver<R, O> driver;
    private final Pass pass;
    private final Ledger ledger;

    Convergence(R wanted, Driver<R, O> driver, Pass pass) {
        this.wanted = wanted;
        this.driver = driver;
        this.pass = pass;
        this.ledger = pass.ledger();
    }

    Outcome outcome() {
        Optional<ResourceRecord> stored = ledger.find(wanted.id());
        return stored.isEmpty() ? make(0) : from(stored.get());
    }

    /** What takes access away is done all the same: no other layer may hold it up. */
    Outcome blocked(List<ResourceId> by) {
        ledger.find(wanted.id())
                .filter(stored -> stored.state() == ResourceRecord.State.CREATED)
                .ifPresent(this::withdraw);
        return new Outcome.Blocked(by);
    }

    private void withdraw(ResourceRecord stored) {
        if (driver.find(stored) instanceof Found.Alive<O>(O observed)) {
            pass.saw(wanted.id(), observed);
            driver.withdrawals(wanted, observed).forEach(change -> pass.run(wanted.id(), change));
        }
    }

    private Outcome from(ResourceRecord stored) {
        return switch (stored.state()) {
            case INTENDED -> recover(stored);
            case CREATED -> compare(stored);
            case DELETING -> replace(stored);
        };
    }

    /** Writes the intent, then creates. */
    private Outcome make(int incarnation) {
        if (pass.paused()) {
            return new Outcome.InProgress("Paused: nothing is created.", Delays.PAUSED);
        }
        Naming naming = ledger.naming(wanted.id(), incarnation);
        String parameters = driver.parameters(wanted, pass.inputs(), naming);
        return create(ledger.intend(wanted, naming, parameters));
    }

    private Outcome create(ResourceRecord intent) {
        String id = CallScope.current().withPriority(Priority.CREATE).call(() -> driver.create(intent.parameters()));
        pass.wrote(wanted.id(), "created " + wanted.kind().text() + " " + id);
        return compare(ledger.created(intent, id));
    }

    /** The answer to a create was lost, or the create was never sent. */
    private Outcome recover(ResourceRecord intent) {
        return switch (driver.find(intent)) {
            case Found.Alive<O>(O observed) -> compare(ledger.created(intent, observed.id()));
            case Found.Dead<O>(O observed, String why) -> discard(intent, observed, why);
            case Found.Leaving<O>(String why) -> new Outcome.InProgress(why, Delays.DELETION);
            case Found.Absent<O>() -> createAgain(intent);
        };
    }

    /** Verbatim first. Only what AWS refuses for good is given up for what is wanted today. */
    private Outcome createAgain(ResourceRecord intent) {
        if (pass.paused()) {
            return new Outcome.InProgress("Paused: nothing is created.", Delays.PAUSED);
        }
        try {
            return create(intent);
        } catch (AwsProblemException e) {
            if (e.problem().refusesForGood() && !isWantedToday(intent)) {
                return make(intent.incarnation() + 1);
            }
            throw e;
        }
    }

    private boolean isWantedToday(ResourceRecord intent) {
        return driver.parameters(wanted, pass.inputs(), ledger.naming(intent)).equals(intent.parameters());
    }

    private Outcome compare(ResourceRecord stored) {
        return switch (driver.find(stored)) {
            case Found.Alive<O>(O observed) -> update(stored, observed);
            case Found.Dead<O>(O observed, String why) -> discard(stored, observed, why);
            case Found.Leaving<O>(String why) -> new Outcome.InProgress(why, Delays.DELETION);
            case Found.Absent<O>() -> vanished(stored);
        };
    }

    private Outcome vanished(ResourceRecord stored) {
        return ledger.mayStillAppear(stored)
                ? new Outcome.InProgress("Created, and not shown by AWS yet.", Delays.VISIBLE)
                : make(stored.incarnation() + 1);
    }

    private Outcome update(ResourceRecord stored, O observed) {
        pass.saw(wanted.id(), observed);
        return switch (driver.difference(wanted, pass.inputs(), observed)) {
            case Difference.Replace(String why) -> discard(stored, observed, why);
            case Difference.Changes(List<Change> changes) -> change(stored, observed, changes);
        };
    }

    private Outcome change(ResourceRecord stored, O observed, List<Change> changes) {
        List<Change> allowed = changes.stream().filter(pass::allows).toList();
        if (allowed.isEmpty()) {
            return finished(stored, observed);
        }
        allowed.forEach(change -> pass.run(wanted.id(), change));
        return verified(stored);
    }

    /** Done is only said of what AWS shows, not of what was asked for. */
    private Outcome verified(ResourceRecord stored) {
        if (!(driver.find(stored) instanceof Found.Alive<O>(O observed))) {
            return new Outcome.InProgress("Changed, and not shown by AWS yet.", Delays.VISIBLE);
        }
        pass.saw(wanted.id(), observed);
        boolean same = driver.difference(wanted, pass.inputs(), observed) instanceof Difference.Changes(var left)
                && left.stream().noneMatch(pass::allows);
        return same ? finished(stored, observed) : new Outcome.InProgress("Changes are taking effect.", Delays.VISIBLE);
    }

    private Outcome finished(ResourceRecord stored, Observed observed) {
        return observed.unfinished()
                .<Outcome>map(unfinished -> new Outcome.InProgress(
                        unfinished.why(), Delays.paced(unfinished.checkAfter(), ledger.age(stored))))
                .orElseGet(Outcome.Done::new);
    }

    /** What cannot serve any more goes first; the next incarnation comes when it was seen to be gone. */
    private Outcome discard(ResourceRecord stored, O observed, String why) {
        if (pass.paused()) {
            return new Outcome.InProgress("Paused: it is not replaced. " + why, Delays.PAUSED);
        }
        Optional<Duration> early = ledger.tooEarlyToReplace(stored);
        if (early.isPresent()) {
            return new Outcome.InProgress(
                    why + " It is replaced after a while, for the " + (stored.incarnation() + 1) + ". time.",
                    early.get());
        }
        ResourceRecord deleting = ledger.deleting(stored, observed.id());
        Removal.delete(driver, deleting, observed);
        pass.wrote(wanted.id(), "deleted " + wanted.kind().text() + " " + observed.id() + ": " + why);
        return replaceWhenGone(deleting);
    }

    private Outcome replace(ResourceRecord deleting) {
        return switch (driver.find(deleting)) {
            case Found.Absent<O>() -> make(deleting.incarnation() + 1);
            case Found.Leaving<O>(String why) -> new Outcome.InProgress(why, Delays.DELETION);
            case Found.Alive<O>(O observed) -> discard(deleting, observed, "it is being replaced");
            case Found.Dead<O>(O observed, String why) -> discard(deleting, observed, why);
        };
    }

    private Outcome replaceWhenGone(ResourceRecord deleting) {
        return driver.find(deleting) instanceof Found.Absent<O>
                ? make(deleting.incarnation() + 1)
                : new Outcome.InProgress("Being replaced: the old one is going.", Delays.DELETION);
    }
}
