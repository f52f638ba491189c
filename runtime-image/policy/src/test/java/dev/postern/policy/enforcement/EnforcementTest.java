package dev.postern.policy.enforcement;

import dev.postern.policy.corpus.Corpus;
import dev.postern.policy.corpus.DecisionCall;
import dev.postern.policy.corpus.DecisionCase;
import dev.postern.policy.request.Normalisation;
import dev.postern.policy.request.RequestTarget;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class EnforcementTest {

    @TestFactory
    Stream<DynamicTest> decidesAsTheCorpusSays() {
        return new Corpus("decisions").tests(folder -> {
            DecisionCase decisions = DecisionCase.read(folder);
            Enforcement enforcement = Enforcement.compile(decisions.document());

            decisions.check(call -> outcome(enforcement, call));
        });
    }

    private static String outcome(Enforcement enforcement, DecisionCall call) {
        return switch (RequestTarget.normalise(call.method(), call.target())) {
            case Normalisation.Refused(String code, String _) -> "refused " + code;
            case Normalisation.Normalised(String method, String path) ->
                DecisionCase.outcome(enforcement.decide(call.context(), method, path, call.at()));
        };
    }
}
