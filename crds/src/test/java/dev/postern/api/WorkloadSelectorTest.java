package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkloadSelectorTest {

    @Test
    void selectsPodThatCarriesEveryLabel() {
        var selector = new WorkloadSelector(Map.of("app", "orders", "tier", "web"));

        assertThat(selector.selects(Map.of("app", "orders", "tier", "web", "x", "y")))
                .isTrue();
        assertThat(selector.selects(Map.of("app", "orders"))).isFalse();
        assertThat(selector.selects(Map.of("app", "orders", "tier", "db"))).isFalse();
        assertThat(selector.selects(null)).isFalse();
    }

    @Test
    void emptySelectorSelectsNothing() {
        assertThat(new WorkloadSelector(null).selects(Map.of("app", "orders"))).isFalse();
        assertThat(new WorkloadSelector(Map.of()).selects(Map.of())).isFalse();
    }
}
