package dev.postern.awssim.fault;

import dev.postern.awssim.accounts.Patterns;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Which calls meet which fault.
 *
 * @param service the name in the credential scope ({@code ec2}, {@code elasticloadbalancing}), with {@code *} and {@code ?}
 * @param operation AWS's name of the operation, with {@code *} and {@code ?}
 * @param account empty: any account
 * @param nth only this one of the calls that service, operation and account fit, counted from 1; empty: all of them
 * @param probability that a call meets the fault when everything else fits
 * @param times how often it is injected at most
 */
public record FaultRule(
        String service,
        String operation,
        Optional<String> account,
        OptionalInt nth,
        double probability,
        int times,
        Fault fault) {
    public FaultRule {
        if (nth.isPresent() && nth.getAsInt() < 1) {
            throw new IllegalArgumentException("nth %d: calls are counted from 1".formatted(nth.getAsInt()));
        }
        if (!(probability > 0 && probability <= 1)) {
            throw new IllegalArgumentException("probability %s: above 0, at most 1".formatted(probability));
        }
        if (times < 1) {
            throw new IllegalArgumentException("times %d: at least 1".formatted(times));
        }
    }

    /** Every such call, without end, until narrowed. */
    public static FaultRule on(String service, String operation, Fault fault) {
        return new FaultRule(service, operation, Optional.empty(), OptionalInt.empty(), 1, Integer.MAX_VALUE, fault);
    }

    public FaultRule account(String id) {
        return new FaultRule(service, operation, Optional.of(id), nth, probability, times, fault);
    }

    public FaultRule nth(int call) {
        return new FaultRule(service, operation, account, OptionalInt.of(call), probability, times, fault);
    }

    public FaultRule probability(double chance) {
        return new FaultRule(service, operation, account, nth, chance, times, fault);
    }

    public FaultRule times(int atMost) {
        return new FaultRule(service, operation, account, nth, probability, atMost, fault);
    }

    boolean fits(AwsCall call) {
        return Patterns.matches(service, call.service())
                && Patterns.matches(operation, call.operation())
                && account.map(wanted -> call.account().equals(Optional.of(wanted)))
                        .orElse(true);
    }
}
