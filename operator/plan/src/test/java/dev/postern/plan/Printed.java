package dev.postern.plan;

import dev.postern.plan.print.PlanYaml;
import dev.postern.policy.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** The expected file of a case, as planning would write it. */
record Printed(String file, String text) {

    static Printed of(Case inputs) {
        return switch (inputs.plan()) {
            case Planning.Refused(List<Finding> findings) -> new Printed("out-findings.yaml", text(findings));
            case Planning.Planned(Plan plan, List<Finding> remarks) ->
                new Printed("out-plan.yaml", PlanYaml.print(plan) + (remarks.isEmpty() ? "" : "---\n" + text(remarks)));
        };
    }

    private static String text(List<Finding> findings) {
        return findings.stream()
                .map(finding -> "- path: " + finding.path() + "\n  code: " + finding.code() + "\n  message: >-\n    "
                        + finding.message() + "\n")
                .collect(Collectors.joining());
    }
}
