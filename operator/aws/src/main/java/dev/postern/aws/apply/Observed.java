package dev.postern.aws.apply;

import dev.postern.plan.resource.Attribute;
import java.util.Map;
import java.util.Optional;

/** A resource as AWS shows it. */
public interface Observed {

    /** Id or ARN. */
    String id();

    /** What other resources can be made from. */
    Map<Attribute, String> outputs();

    /** What is still to happen, by itself or by others, before other resources can be made from it. */
    Optional<Outcome.InProgress> unfinished();
}
