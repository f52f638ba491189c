package dev.postern.policy;

import java.util.List;

/**
 * One checked rule of a policy.
 *
 * @param name unique within its policy: decisions name it
 */
public record Rule(String name, Effect effect, List<ConsumerGrant> from, List<Operation> to) {

    public Rule {
        from = List.copyOf(from);
        to = List.copyOf(to);
    }
}
