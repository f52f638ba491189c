package dev.postern.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterOptionsTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "a/b", "-a", "Demo", "a b", "a-", "abcdefghijklmnopqrstuvwxyz0123456789"})
    void refusesNamesThatCouldLeadOutOfTheirDirectory(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> ClusterOptions.kept(name));
    }

    @Test
    void namesForTestsDiffer() {
        assertThat(ClusterOptions.forTests().name())
                .isNotEqualTo(ClusterOptions.forTests().name());
    }
}
