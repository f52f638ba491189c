package dev.postern.operator.internalapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.ApiConsumer;
import dev.postern.api.AwsStatus;
import dev.postern.api.CertificateStatus;
import dev.postern.api.CertificateStatus.Serial;
import dev.postern.api.CertificateStatus.Use;
import dev.postern.api.DocumentStatus;
import dev.postern.api.Grant.State;
import dev.postern.api.InternalApi;
import dev.postern.api.InternalApiSpec;
import dev.postern.api.InternalApiStatus;
import dev.postern.operator.Samples;
import dev.postern.operator.cloud.PathOutcome;
import dev.postern.operator.kubernetes.Write;
import io.fabric8.kubernetes.api.model.Condition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InternalApiStatusProjectionTest {

    private final InternalApiPlanning planning = new InternalApiPlanning(Samples.authorities(), Samples.accounts());

    @Test
    void carriesOverAllThatAPassLeftAlone() {
        InternalApi api = Samples.apiWith(Samples.grant(State.GRANTED, "aa"));
        var certificate = new CertificateStatus(
                "id", "aa", Samples.NOW, Samples.NOW, List.of(new Serial("aa", Samples.NOW, Use.CURRENT)), null);
        var document = new DocumentStatus(7, "digest", Samples.NOW);
        var aws = new AwsStatus("shop-prod", "111111111111", "eu-central-1", List.of());
        api.setStatus(new InternalApiStatus(
                1,
                api.getStatus().conditions(),
                null,
                certificate,
                document,
                api.getStatus().grants(),
                null,
                aws));
        InternalApiFacts facts = facts(api);

        InternalApiPlan plan = planning.waiting(facts, "It waits.");
        InternalApiStatus after = InternalApiStatusProjection.project(facts, plan, nothingDone(facts, plan));

        assertThat(after.optionalCertificate()).contains(certificate);
        assertThat(after.optionalDocument()).contains(document);
        assertThat(after.optionalAws()).contains(aws);
        assertThat(after.grants()).isEqualTo(api.getStatus().grants());
    }

    @Test
    void saysTheSameOnASecondPassOverTheSame() {
        InternalApi api = Samples.api();
        InternalApiStatus first = project(api);
        api.setStatus(first);

        assertThat(project(api)).isEqualTo(first);
    }

    @Test
    void putsOffEverythingNewWhilePaused() {
        InternalApi api = Samples.api();
        var spec = api.getSpec();
        api.setSpec(new InternalApiSpec(
                spec.workload(), spec.certificate(), null, spec.deletion(), "2026-11-24T12:00:01Z"));

        InternalApiPlan plan = planning.plan(facts(api));

        assertThat(plan.certificate()).isEmpty();
        assertThat(plan.document()).isEmpty();
        assertThat(project(api).conditions())
                .filteredOn(condition -> condition.getType().equals("Accepted"))
                .extracting(Condition::getReason)
                .containsExactly("Paused");
    }

    private InternalApiStatus project(InternalApi api) {
        InternalApiFacts facts = facts(api);
        InternalApiPlan plan = planning.plan(facts);
        return InternalApiStatusProjection.project(facts, plan, nothingDone(facts, plan));
    }

    private static InternalApiResult nothingDone(InternalApiFacts facts, InternalApiPlan plan) {
        return new InternalApiResult(
                Optional.empty(),
                Optional.empty(),
                Write.UNCHANGED,
                PathOutcome.notApplied(plan.path(), ApiPathPlanning.aws(facts)),
                plan.grants());
    }

    private static InternalApiFacts facts(InternalApi api) {
        ApiConsumer unreadable = Samples.consumer();
        unreadable.setSpec(null);
        return new InternalApiFacts(
                api,
                List.of(unreadable),
                List.of(),
                Optional.empty(),
                List.of(),
                List.of(),
                Map.of("prod.example", List.of("root")),
                Optional.empty(),
                List.of(),
                Samples.NOW);
    }
}
