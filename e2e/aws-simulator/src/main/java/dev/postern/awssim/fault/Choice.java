package dev.postern.awssim.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** Which fault a call meets. Counts what each rule has seen and done, and remembers every injection. */
final class Choice {
    /** A rule and how often it fitted and was injected. */
    private static final class Counted {
        private final FaultRule rule;
        private int calls;
        private int injected;

        private Counted(FaultRule rule) {
            this.rule = rule;
        }

        private boolean isDue() {
            return injected < rule.times()
                    && (rule.nth().isEmpty() || rule.nth().getAsInt() == calls);
        }
    }

    private final Random random;
    private final List<Counted> rules;
    private final List<Injection> injections = new ArrayList<>();

    Choice(FaultPlan plan) {
        random = new Random(plan.seed());
        rules = plan.rules().stream().map(Counted::new).toList();
    }

    /** The fault of the first rule that fits; {@code possible} says whether a fault can be done to this call at all. */
    synchronized Optional<Fault> of(AwsCall call, Predicate<Fault> possible) {
        List<Counted> fitting =
                rules.stream().filter(counted -> counted.rule.fits(call)).toList();
        fitting.forEach(counted -> counted.calls++);
        return fitting.stream()
                .filter(Counted::isDue)
                .filter(counted -> possible.test(counted.rule.fault()))
                .filter(counted -> random.nextDouble() < counted.rule.probability())
                .findFirst()
                .map(counted -> inject(counted, call));
    }

    private Fault inject(Counted counted, AwsCall call) {
        counted.injected++;
        injections.add(new Injection(counted.rule, call.service(), call.operation(), call.account(), counted.calls));
        return counted.rule.fault();
    }

    synchronized List<Injection> injections() {
        return List.copyOf(injections);
    }

    synchronized List<FaultRule> neverFired() {
        return rules.stream()
                .filter(counted -> counted.injected == 0)
                .map(counted -> counted.rule)
                .toList();
    }
}
