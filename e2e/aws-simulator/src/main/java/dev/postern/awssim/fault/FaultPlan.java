package dev.postern.awssim.fault;

import java.util.List;

/** Rules in order, the first that fits a call decides, and the seed of every chance they leave: the same calls meet the same faults. */
public record FaultPlan(long seed, List<FaultRule> rules) {
    public FaultPlan {
        rules = List.copyOf(rules);
    }

    public static FaultPlan of(FaultRule... rules) {
        return new FaultPlan(1, List.of(rules));
    }
}
