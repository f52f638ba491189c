package dev.postern.policy.draft;

import dev.postern.policy.Effect;
import dev.postern.policy.PolicyTest;
import dev.postern.policy.draft.ConsumerCompiler.Named;
import dev.postern.policy.request.Normalisation;
import dev.postern.policy.request.RequestTarget;
import java.util.Optional;

/** One test of a policy. */
final class TestCompiler {

    private static final int NAME_LENGTH = 128;

    private final FindingCollector findings;

    TestCompiler(FindingCollector findings) {
        this.findings = findings;
    }

    Optional<PolicyTest> compile(String path, TestDraft draft) {
        String request = path + ".request";
        checkName(path + ".name", draft.name());
        Optional<Named> from = from(request + ".from.consumer", draft.request().from());
        Optional<String> method = new OperationCompiler(findings)
                .method(request + ".method", draft.request().method());
        Optional<String> target = target(request + ".path", draft.request().path());
        Optional<Effect> expect = Effects.parse(findings, path + ".expect", draft.expect());
        if (from.isEmpty() || method.isEmpty() || target.isEmpty() || expect.isEmpty()) {
            return Optional.empty();
        }
        Named who = from.get();
        return Optional.of(
                new PolicyTest(draft.name(), who.consumer(), who.path(), method.get(), target.get(), expect.get()));
    }

    private void checkName(String path, String name) {
        if (name.isBlank() || name.length() > NAME_LENGTH) {
            findings.add(path, "MalformedName", "must have 1 to %d characters".formatted(NAME_LENGTH));
        }
    }

    private Optional<Named> from(String path, ConsumerDraft draft) {
        var compiler = new ConsumerCompiler(findings);
        compiler.refuseExpiry(path, draft, "a test does not depend on time");
        return compiler.compile(path, draft);
    }

    /** A target that the sidecar would refuse tests nothing: no rule would ever see it. */
    private Optional<String> target(String path, String text) {
        return switch (RequestTarget.normalise("GET", text)) {
            case Normalisation.Normalised(String _, String canonical) -> Optional.of(canonical);
            case Normalisation.Refused(String code, String message) ->
                findings.add(path, code, FindingCollector.quoted(text) + ": " + message);
        };
    }
}
