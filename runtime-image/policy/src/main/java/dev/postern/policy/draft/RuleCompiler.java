package dev.postern.policy.draft;

import dev.postern.policy.ConsumerGrant;
import dev.postern.policy.Effect;
import dev.postern.policy.Operation;
import dev.postern.policy.Rule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** One rule: its name, its effect, whom it names and what it is about. */
final class RuleCompiler {

    private final FindingCollector findings;

    RuleCompiler(FindingCollector findings) {
        this.findings = findings;
    }

    /** Whatever could be read of the rule, if its effect could be; the findings say whether it is whole. */
    Optional<Rule> compile(String path, RuleDraft draft) {
        Names.check(findings, path + ".name", draft.name());
        draft.when().ifPresent(_ -> refuseCondition(path));
        Optional<Effect> effect = Effects.parse(findings, path + ".effect", draft.effect());
        List<ConsumerGrant> from = from(path + ".from", draft);
        List<Operation> to = to(path + ".to", draft);
        return effect.map(known -> new Rule(draft.name(), known, from, to));
    }

    private void refuseCondition(String path) {
        findings.add(
                path + ".when",
                "NotSupported",
                "conditions are not supported yet; without its condition the rule would say more than it means");
    }

    private List<ConsumerGrant> from(String path, RuleDraft draft) {
        List<ConsumerDraft> drafts = findings.bounded(path, draft.from(), PolicyBounds.CONSUMERS_PER_RULE);
        var compiler = new ConsumerCompiler(findings);
        var grants = new ArrayList<ConsumerGrant>();
        var seen = new HashSet<ConsumerCompiler.Named>();
        for (int i = 0; i < drafts.size(); i++) {
            String consumerPath = "%s[%d].consumer".formatted(path, i);
            if (draft.effect().equals("Deny")) {
                compiler.refuseExpiry(consumerPath, drafts.get(i), "a Deny rule holds until it is removed");
            }
            Optional<ConsumerGrant> grant = compiler.compileGrant(consumerPath, drafts.get(i));
            grant.ifPresent(grants::add);
            grant.map(ConsumerCompiler.Named::of)
                    .filter(named -> !seen.add(named))
                    .ifPresent(_ -> refuseTwin(consumerPath));
        }
        return grants;
    }

    private void refuseTwin(String path) {
        findings.add(path, "Duplicate", "this rule names the same consumer on the same path already");
    }

    private List<Operation> to(String path, RuleDraft draft) {
        List<OperationDraft> drafts = findings.bounded(path, draft.to(), PolicyBounds.OPERATIONS_PER_RULE);
        var compiler = new OperationCompiler(findings);
        var operations = new ArrayList<Operation>();
        for (int i = 0; i < drafts.size(); i++) {
            operations.add(compiler.compile("%s[%d]".formatted(path, i), drafts.get(i)));
        }
        return operations;
    }
}
