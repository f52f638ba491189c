package dev.postern.operator.condition;

import dev.postern.policy.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** Findings as one message. */
public final class FindingsText {

    private FindingsText() {}

    public static String of(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.path() + ": " + finding.message())
                .collect(Collectors.joining(" "));
    }
}
