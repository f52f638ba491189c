package dev.postern.api;

import dev.postern.policy.PolicyRef;
import dev.postern.policy.draft.ConsumerDraft;
import dev.postern.policy.draft.OperationDraft;
import dev.postern.policy.draft.PolicyDraft;
import dev.postern.policy.draft.RuleDraft;
import dev.postern.policy.draft.TestDraft;
import dev.postern.policy.draft.TestRequestDraft;
import java.util.Optional;

/** From the kind's text to the policy compiler's, word for word: nothing is checked or filled in here. */
final class DraftMapping {

    private DraftMapping() {}

    static PolicyDraft draft(PolicyRef ref, AccessPolicySpec spec) {
        return new PolicyDraft(
                ref,
                spec.api().name(),
                spec.mode(),
                spec.rules().stream().map(DraftMapping::rule).toList(),
                spec.tests().stream().map(DraftMapping::test).toList());
    }

    private static RuleDraft rule(AccessRule rule) {
        return new RuleDraft(
                rule.name(),
                rule.effect(),
                rule.from().stream().map(DraftMapping::caller).toList(),
                rule.to().stream().map(DraftMapping::operation).toList(),
                Optional.ofNullable(rule.when()));
    }

    private static ConsumerDraft caller(AccessRule.Caller caller) {
        var consumer = caller.consumer();
        return new ConsumerDraft(
                consumer.namespace(),
                consumer.name(),
                Optional.ofNullable(consumer.account()),
                Optional.ofNullable(consumer.expiresAt()));
    }

    private static OperationDraft operation(AccessRule.Operation operation) {
        return new OperationDraft(operation.methods(), operation.paths());
    }

    private static TestDraft test(AccessTest test) {
        var consumer = test.request().from().consumer();
        var from = new ConsumerDraft(
                consumer.namespace(), consumer.name(), Optional.ofNullable(consumer.account()), Optional.empty());
        return new TestDraft(
                test.name(),
                new TestRequestDraft(
                        from, test.request().method(), test.request().path()),
                test.expect());
    }
}
