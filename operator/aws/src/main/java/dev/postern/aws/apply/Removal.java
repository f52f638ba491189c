package dev.postern.aws.apply;

import dev.postern.aws.problem.AwsProblemException;
import dev.postern.aws.problem.Problem;

/** One step of one resource that is not wanted any more. */
final class Removal<O extends Observed> {

    private final ResourceRecord stored;
    private final Driver<?, O> driver;
    private final Pass pass;
    private final Ledger ledger;

    Removal(ResourceRecord stored, Driver<?, O> driver, Pass pass) {
        this.stored = stored;
        this.driver = driver;
        this.pass = pass;
        this.ledger = pass.ledger();
    }

    Outcome outcome() {
        return switch (found()) {
            case Found.Alive<O>(O observed) -> delete(stored, observed);
            case Found.Dead<O>(O observed, String why) -> delete(stored, observed);
            case Found.Leaving<O>(String why) -> new Outcome.InProgress(why, Delays.DELETION);
            case Found.Absent<O>() -> absent();
        };
    }

    /** Where somebody else's stands, ours does not. */
    private Found<O> found() {
        try {
            return driver.find(stored);
        } catch (AwsProblemException e) {
            if (e.problem() instanceof Problem.Foreign) {
                return new Found.Absent<>();
            }
            throw e;
        }
    }

    /** Deletes, and takes it for deleted when somebody was faster. */
    static <O extends Observed> void delete(Driver<?, O> driver, ResourceRecord stored, O observed) {
        try {
            driver.delete(stored, observed);
        } catch (AwsProblemException e) {
            if (!(e.problem() instanceof Problem.NotFound)) {
                throw e;
            }
        }
    }

    private Outcome delete(ResourceRecord from, O observed) {
        ResourceRecord deleting = ledger.deleting(from, observed.id());
        delete(driver, deleting, observed);
        pass.wrote(stored.id(), "deleted " + stored.kind().text() + " " + observed.id());
        return driver.find(deleting) instanceof Found.Absent<O>
                ? gone(deleting)
                : new Outcome.InProgress("Deletion of " + observed.id() + " is under way.", Delays.DELETION);
    }

    private Outcome absent() {
        return switch (stored.state()) {
            case DELETING -> gone(stored);
            case CREATED -> goneUnlessYoung();
            case INTENDED ->
                switch (driver.recovery()) {
                    case BY_NAME -> goneUnlessYoung();
                    case BY_TOKEN -> recoverThenDelete();
                };
        };
    }

    private Outcome goneUnlessYoung() {
        return ledger.mayStillAppear(stored)
                ? new Outcome.InProgress("It may not be shown by AWS yet.", Delays.VISIBLE)
                : gone(stored);
    }

    /** The only way to learn the id of what a lost answer may have made is to ask again with its token. */
    private Outcome recoverThenDelete() {
        String id;
        try {
            id = driver.create(stored.parameters());
        } catch (AwsProblemException e) {
            if (e.problem().refusesForGood()) {
                return gone(stored);
            }
            throw e;
        }
        return new Removal<>(ledger.created(stored, id), driver, pass).outcome();
    }

    private Outcome gone(ResourceRecord last) {
        ledger.gone(last);
        return new Outcome.Done();
    }
}
