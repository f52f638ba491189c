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
import dev.postern.contract.Binding;
import dev.postern.contract.Binding.ApiBinding;
import dev.postern.contract.StateReport;
import dev.postern.contract.StateReport.ApiState;
import dev.postern.contract.StateReport.DocumentState;
import dev.postern.contract.StateReport.IdentityState;
import dev.postern.operator.Samples;
import dev.postern.operator.cloud.PathOutcome;
import dev.postern.operator.fleet.Answer;
import dev.postern.operator.fleet.FleetPod;
import dev.postern.operator.fleet.InjectedPod;
import dev.postern.operator.fleet.InjectedPod.PodKey;
import dev.postern.operator.fleet.InjectedPod.Readiness;
import dev.postern.operator.kubernetes.NamespaceGuard;
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

    @Test
    void renewsACertificateThatIsDueWhilePaused() {
        InternalApi api = Samples.apiWith();
        var spec = api.getSpec();
        api.setSpec(new InternalApiSpec(
                spec.workload(), spec.certificate(), null, spec.deletion(), "2026-11-24T12:00:01Z"));
        var due = new CertificateStatus("id", "aa", Samples.NOW.plusSeconds(9), Samples.NOW, List.of(), null);
        api.setStatus(new InternalApiStatus(1, api.getStatus().conditions(), null, due, null, List.of(), null, null));

        assertThat(planning.plan(facts(api)).certificate()).isPresent();
    }

    @Test
    void isNotReadyBeforeAPodIsThatKubernetesSendsCallsTo() {
        assertThat(runtimeReady(Readiness.NOT_READY)).satisfies(condition -> {
            assertThat(condition.getStatus()).isEqualTo("False");
            assertThat(condition.getReason()).isEqualTo("Waiting");
            assertThat(condition.getMessage()).contains("orders-1");
        });
        assertThat(runtimeReady(Readiness.READY).getStatus()).isEqualTo("True");
    }

    private Condition runtimeReady(Readiness readiness) {
        InternalApiFacts facts = facts(Samples.api(), List.of(pod(readiness)));
        InternalApiPlan plan = planning.plan(facts);
        return InternalApiStatusProjection.project(facts, plan, nothingDone(facts, plan)).conditions().stream()
                .filter(condition -> condition.getType().equals("RuntimeReady"))
                .findFirst()
                .orElseThrow();
    }

    /** One that shows what is wanted of it: nothing is signed or issued yet. */
    private static FleetPod pod(Readiness readiness) {
        var bound = new ApiBinding("shop", "orders", "api-1", 0, 8080, List.of());
        var binding = new Binding("prod.example", "operator", List.of(), Optional.of(bound), List.of());
        var state = new ApiState(
                "shop",
                "orders",
                "api-1",
                new DocumentState(Optional.empty(), ""),
                new IdentityState(Optional.empty(), ""),
                List.of());
        return new FleetPod(
                new InjectedPod(
                        new PodKey("shop", "orders-1", "pod-1"),
                        Optional.empty(),
                        readiness,
                        binding,
                        Optional.empty()),
                new Answer.Reported(new StateReport("1", Samples.NOW, Optional.of(state), List.of()), Samples.NOW));
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
                new Write.Unchanged(),
                PathOutcome.notApplied(plan.path(), ApiPathPlanning.aws(facts)),
                plan.grants());
    }

    private static InternalApiFacts facts(InternalApi api) {
        return facts(api, List.of());
    }

    private static InternalApiFacts facts(InternalApi api, List<FleetPod> pods) {
        ApiConsumer unreadable = Samples.consumer();
        unreadable.setSpec(null);
        return new InternalApiFacts(
                api,
                List.of(unreadable),
                List.of(),
                Optional.empty(),
                pods,
                pods.stream().map(pod -> pod.pod().key().name()).toList(),
                Map.of("prod.example", List.of("root")),
                Optional.empty(),
                List.of(),
                NamespaceGuard.ENABLED,
                Samples.NOW);
    }
}
