package dev.postern.awssim.fault;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** One rule of the file: whom it means, which fault, and what that fault needs to know. */
final class RuleNode {
    /** A fault's name in the file. */
    private enum Kind {
        THROTTLE("throttle"),
        SERVER_ERROR("serverError"),
        RESET_BEFORE("resetBefore"),
        RESET_AFTER("resetAfter"),
        LATENCY("latency"),
        TRUNCATED("truncated"),
        STALE_READ("staleRead"),
        PARTIAL_UNSUCCESSFUL("partialUnsuccessful"),
        ACCESS_DENIED("accessDenied"),
        EXPIRED_TOKEN("expiredToken");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /** Its own keys, all of them needed. */
        private List<String> keys() {
            return switch (this) {
                case SERVER_ERROR -> List.of("status");
                case LATENCY, STALE_READ -> List.of("milliseconds");
                case PARTIAL_UNSUCCESSFUL -> List.of("item", "code");
                case THROTTLE, RESET_BEFORE, RESET_AFTER, TRUNCATED, ACCESS_DENIED, EXPIRED_TOKEN -> List.of();
            };
        }

        private static String words() {
            return String.join(", ", Stream.of(values()).map(kind -> kind.word).toList());
        }

        private static Optional<Kind> named(String name) {
            return Stream.of(values()).filter(kind -> kind.word.equals(name)).findFirst();
        }
    }

    private static final Set<String> COMMON =
            Set.of("service", "operation", "account", "nth", "probability", "times", "fault");

    private final PlanNode node;

    private RuleNode(PlanNode node) {
        this.node = node;
    }

    /** Empty when something is wrong with it. */
    static Optional<FaultRule> read(PlanNode node) {
        return new RuleNode(node).read();
    }

    private Optional<FaultRule> read() {
        int before = node.problems().size();
        Optional<Kind> kind = kind();
        Set<String> keys = new HashSet<>(COMMON);
        kind.ifPresent(known -> keys.addAll(known.keys()));
        node.allowOnly(keys);
        kind.ifPresent(known -> known.keys().forEach(this::need));
        return kind.filter(known -> node.problems().size() == before)
                .flatMap(known -> valid("fault", () -> fault(known)))
                .flatMap(this::rule)
                .filter(rule -> node.problems().size() == before);
    }

    private Optional<Kind> kind() {
        Optional<Kind> kind = node.text("fault").flatMap(Kind::named);
        if (kind.isEmpty()) {
            node.problem("fault", "one is needed of " + Kind.words());
        }
        return kind;
    }

    private void need(String key) {
        if (node.node().path(key).isMissingNode()) {
            node.problem(key, "this fault needs it");
        }
    }

    private Optional<FaultRule> rule(Fault fault) {
        FaultRule any = FaultRule.on(
                node.text("service").orElse("*"), node.text("operation").orElse("*"), fault);
        FaultRule owned = node.text("account").map(any::account).orElse(any);
        return narrowed(owned, "nth", node.whole("nth"), FaultRule::nth)
                .flatMap(rule -> narrowed(rule, "times", node.whole("times"), FaultRule::times))
                .flatMap(this::chanced);
    }

    private Optional<FaultRule> narrowed(FaultRule rule, String key, OptionalInt value, Narrowing narrowing) {
        return value.isEmpty() ? Optional.of(rule) : valid(key, () -> narrowing.of(rule, value.getAsInt()));
    }

    private Optional<FaultRule> chanced(FaultRule rule) {
        var chance = node.number("probability");
        return chance.isEmpty()
                ? Optional.of(rule)
                : valid("probability", () -> rule.probability(chance.getAsDouble()));
    }

    private Fault fault(Kind kind) {
        return switch (kind) {
            case THROTTLE -> new Fault.Throttle();
            case SERVER_ERROR -> new Fault.ServerError(number("status"));
            case RESET_BEFORE -> new Fault.ResetBefore();
            case RESET_AFTER -> new Fault.ResetAfter();
            case LATENCY -> new Fault.Latency(Duration.ofMillis(number("milliseconds")));
            case TRUNCATED -> new Fault.Truncated();
            case STALE_READ -> new Fault.StaleRead(Duration.ofMillis(number("milliseconds")));
            case PARTIAL_UNSUCCESSFUL ->
                new Fault.PartialUnsuccessful(number("item"), node.text("code").orElse(""));
            case ACCESS_DENIED -> new Fault.AccessDenied();
            case EXPIRED_TOKEN -> new Fault.ExpiredToken();
        };
    }

    private int number(String key) {
        return node.whole(key).orElse(-1);
    }

    private <T> Optional<T> valid(String key, Supplier<T> made) {
        try {
            return Optional.of(made.get());
        } catch (IllegalArgumentException e) {
            node.problem(key, String.valueOf(e.getMessage()));
            return Optional.empty();
        }
    }

    /** One more condition on a rule. */
    private interface Narrowing {
        FaultRule of(FaultRule rule, int value);
    }
}
