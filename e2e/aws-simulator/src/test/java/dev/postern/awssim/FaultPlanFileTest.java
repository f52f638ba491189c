package dev.postern.awssim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.awssim.fault.Fault;
import dev.postern.awssim.fault.FaultPlan;
import dev.postern.awssim.fault.FaultPlanFile;
import dev.postern.awssim.fault.FaultRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultPlanFileTest {
    @Test
    void readsTheSample() throws IOException {
        FaultPlan plan = FaultPlanFile.parse(Files.readString(Path.of("src/test/resources/faults.yaml")));

        assertThat(plan)
                .isEqualTo(new FaultPlan(
                        42,
                        List.of(
                                FaultRule.on("ec2", "CreateVpcEndpoint", new Fault.ResetAfter())
                                        .account("222222222222")
                                        .nth(1),
                                FaultRule.on("ec2", "Describe*", new Fault.StaleRead(Duration.ofSeconds(2)))
                                        .probability(0.05),
                                FaultRule.on("ec2", "Reject*", new Fault.PartialUnsuccessful(0, "InternalError"))
                                        .times(1),
                                FaultRule.on("route53", "*", new Fault.ServerError(503))
                                        .probability(0.1),
                                FaultRule.on("*", "Describe*", new Fault.Latency(Duration.ofMillis(250)))
                                        .probability(0.1),
                                FaultRule.on("acm-pca", "IssueCertificate", new Fault.Throttle())
                                        .times(2))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{rules: [{fault: thottle}]} | rules[0].fault: one is needed of throttle, serverError",
                "{rules: [{fault: throttle, nht: 1}]} | rules[0].nht: no such key; there are account, fault, nth",
                "{rules: [{fault: throttle, status: 500}]} | rules[0].status: no such key",
                "{rules: [{fault: serverError}]} | rules[0].status: this fault needs it",
                "{rules: [{fault: serverError, status: 404}]} | a server error is 500 or 503",
                "{rules: [{fault: throttle, account: 1}]} | rules[0].account: a text is needed, in quotes",
                "{rules: [{fault: throttle}, {fault: throttle, nth: 0}]} | rules[1].nth: nth 0",
                "{rules: [{fault: throttle, nth: x}]} | rules[0].nth: a whole number is needed",
                "{rules: [{fault: throttle, probability: 2}]} | rules[0].probability: probability 2.0",
                "{rules: [{fault: throttle, times: 0}]} | rules[0].times: times 0",
                "{rules: [{fault: latency, milliseconds: 0}]} | a duration above 0 is needed",
                "{seed: x, rules: [{fault: throttle}]} | seed: a whole number is needed",
                "{rule: []} | rule: no such key; there are rules, seed",
                "{rules: {}} | rules: a list is needed",
                "{rules: []} | rules: at least one is needed",
                "[] | the file: a mapping is needed",
            })
    void namesTheKeyThatIsWrong(String yaml, String expected) {
        assertThatThrownBy(() -> FaultPlanFile.parse(yaml))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(expected);
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        assertThatThrownBy(() -> FaultPlanFile.parse("{rules: [{fault: x}, {fault: latency}]}"))
                .hasMessageContaining("rules[0].fault")
                .hasMessageContaining("rules[1].milliseconds");
    }
}
