package dev.postern.awssim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.awssim.seed.AccountSeed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatorMainTest {
    @TempDir
    Path folder;

    @Test
    void letsAnOptionWinOverItsEnvironmentVariable() {
        Map<String, String> settings = SimulatorMain.settings(
                List.of("--listen", "127.0.0.1:1"),
                Map.of("POSTERN_AWSSIM_LISTEN", "127.0.0.1:2", "POSTERN_AWSSIM_SEED", "seed.yaml"));

        assertThat(settings).containsEntry("--listen", "127.0.0.1:1").containsEntry("--seed", "seed.yaml");
    }

    @Test
    void refusesWhatIsNoOptionAndAMissingSeed() {
        assertThatThrownBy(() -> SimulatorMain.settings(List.of("--sed", "x"), Map.of()))
                .hasMessageContaining("--sed");
        assertThatThrownBy(() -> SimulatorMain.options(Map.of())).hasMessageContaining("--seed");
        assertThatThrownBy(() -> SimulatorMain.options(Map.of("--seed", "nowhere.yaml")))
                .hasMessageContaining("nowhere.yaml");
    }

    @Test
    void readsTheSampleSeed() throws IOException {
        SimulatorOptions options = SimulatorMain.options(Map.of("--seed", "src/test/resources/seed.yaml"));

        AccountSeed provider = options.accounts().getFirst();
        assertThat(provider.roles().getFirst().externalId()).isEqualTo("postern-demo");
        assertThat(provider.vpcs().getFirst().subnets()).hasSize(2);
        assertThat(provider.authorities().getFirst().trustDomain()).isEqualTo("prod.example");
        assertThat(options.accounts().get(1).hostedZones().getFirst().name()).isEqualTo("internal.example");
    }

    @Test
    void namesTheLineOfAMisspelledKey() throws IOException {
        Path seed = Files.writeString(folder.resolve("seed.yaml"), "accounts:\n- id: \"1\"\n  nmae: x\n");

        assertThatThrownBy(() -> SimulatorMain.options(Map.of("--seed", seed.toString())))
                .hasMessageContaining("nmae")
                .hasMessageContaining("line ");
    }

    @Test
    void saysWhereItServesAndHowToSeeTheSameFaultsAgain() throws IOException {
        Map<String, String> settings = Map.of(
                "--seed", "src/test/resources/seed.yaml",
                "--listen", "127.0.0.1:0",
                "--faults", "src/test/resources/faults.yaml");

        try (ServedSimulator served = SimulatorMain.served(settings)) {
            assertThat(served).hasToString(served.endpoint() + ", faults: 6 rules, seed 42");
        }
    }
}
