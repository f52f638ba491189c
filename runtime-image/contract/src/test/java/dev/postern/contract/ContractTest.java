package dev.postern.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ContractTest {

    @Test
    void bindingSurvivesJson() {
        var binding = new Binding(
                "prod.example",
                "spiffe://prod.example/ns/postern-system/operator",
                List.of(new Binding.DocumentKey("k1", "AAAA")),
                Optional.of(new Binding.ApiBinding(
                        "shop", "orders", "uid-1", 7, 8080, List.of(new Binding.AppProbe("/a", "/healthz", "", 1)))),
                List.of(new Binding.ConsumerBinding("shop", "payments", "uid-2", 1, 9443)));

        var read = Binding.fromJson(binding.toJson());

        assertThat(read).isEqualTo(binding);
    }

    @Test
    void stateReportSurvivesJsonAndIgnoresWhatANewerSidecarAdds() {
        var report = new StateReport(
                "1",
                Instant.parse("2026-11-24T10:00:00Z"),
                Optional.empty(),
                List.of(new StateReport.ConsumerState(
                        "billing",
                        "billing",
                        "u",
                        new StateReport.DocumentState(Optional.empty(), "no file"),
                        new StateReport.IdentityState(
                                Optional.of(new StateReport.IdentityInUse("0a", Instant.parse("2026-12-01T00:00:00Z"))),
                                ""))));

        var read = StateReport.fromJson(report.toJson().replaceFirst("\\{", "{\"future\":1,"));

        assertThat(read).isEqualTo(report);
    }

    @Test
    void refusesABindingThatLacksAField() {
        assertThatThrownBy(() -> Binding.fromJson("{\"trustDomain\":\"x\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Binding");
    }

    @Test
    void longestOwnerNameStillMakesDnsLabels() {
        var names = ChildNames.ofConsumer("a".repeat(ChildNames.MAX_OWNER_NAME_LENGTH));

        assertThat(names.service()).hasSizeLessThanOrEqualTo(63);
    }

    @Test
    void noObjectsChildHasTheNameOfAnothersPendingSecret() {
        var names = ChildNames.ofApi("orders");
        var neighbour = ChildNames.ofApi("orders-pending");

        assertThat(names.pendingIdentitySecret()).isNotEqualTo(neighbour.identitySecret());
        assertThat(names.pendingIdentitySecret()
                        .substring(names.identitySecret().length()))
                .as("begins with what no DNS label holds")
                .startsWith(".");
    }

    @Test
    void everyPortOfASidecarIsReserved() {
        assertThat(List.of(
                        Ports.INBOUND_PRIVATE_LINK, Ports.INBOUND_IN_CLUSTER, Ports.HEALTH, Ports.STATE, Ports.METRICS))
                .allMatch(Ports::isReserved);
        assertThat(Ports.isReserved(8080)).isFalse();
    }
}
