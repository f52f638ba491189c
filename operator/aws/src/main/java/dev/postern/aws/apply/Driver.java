package dev.postern.aws.apply;

import dev.postern.plan.resource.DesiredResource;
import java.util.List;

/**
 * Everything Postern knows about one kind of resource. No method waits for AWS to get somewhere, and each may be
 * repeated: creating again with the same parameters makes no second resource, deleting what is gone is no error. What
 * AWS refuses is thrown as {@link dev.postern.aws.problem.AwsProblemException}, which the engine makes an outcome.
 */
public interface Driver<R extends DesiredResource, O extends Observed> {

    /** How a create whose answer was lost is recovered. */
    enum Recovery {
        /** Creating again with the token of the intent gives the first result. */
        BY_TOKEN,
        /** It has a name or parameters of its own by which it is found. */
        BY_NAME
    }

    Recovery recovery();

    /** The exact parameters of the create call, as text that {@link #create} reads. */
    String parameters(R wanted, Inputs inputs, Naming naming);

    /**
     * By its id, or by name and tags when the record has none yet.
     *
     * @throws dev.postern.aws.problem.AwsProblemException when the look failed or was cut short, or somebody else's
     *     resource is in the way; absence is only answered when AWS showed it
     */
    Found<O> find(ResourceRecord stored);

    /** Compares without a write. The changes, run in order, are the update. */
    Difference difference(R wanted, Inputs inputs, O observed);

    /**
     * Of {@link #difference}, what takes access away and needs nothing from other resources: it is done also while
     * these hold the resource up.
     */
    default List<Change> withdrawals(R wanted, O observed) {
        return List.of();
    }

    /** Creates from the text alone, never from today's plan, and gives the id. */
    String create(String parameters);

    /** Asks for deletion of what {@link #find} has shown. */
    void delete(ResourceRecord stored, O observed);
}
