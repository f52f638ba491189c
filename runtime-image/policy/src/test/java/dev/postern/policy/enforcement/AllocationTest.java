package dev.postern.policy.enforcement;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.postern.policy.corpus.Corpus;
import dev.postern.policy.corpus.DecisionCall;
import dev.postern.policy.corpus.DecisionCase;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class AllocationTest {

    private static final int ROUNDS = 20_000;

    @Test
    void aDecisionAllocatesNothing() {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        DecisionCase decisions = DecisionCase.read(new Corpus("decisions")
                .cases().stream()
                        .filter(folder -> folder.name().equals("deny-overrides"))
                        .findFirst()
                        .orElseThrow());
        Enforcement enforcement = Enforcement.compile(decisions.document());
        decideAll(enforcement, decisions.calls(), 1_000);

        long before = threads.getCurrentThreadAllocatedBytes();
        int made = decideAll(enforcement, decisions.calls(), ROUNDS);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(allocated / made).isZero();
    }

    private static int decideAll(Enforcement enforcement, List<DecisionCall> calls, int rounds) {
        int made = 0;
        for (int round = 0; round < rounds; round++) {
            for (int i = 0; i < calls.size(); i++) {
                DecisionCall call = calls.get(i);
                Decision decision = enforcement.decide(call.context(), call.method(), call.target(), call.at());
                made += decision == null ? 0 : 1;
            }
        }
        return made;
    }
}
