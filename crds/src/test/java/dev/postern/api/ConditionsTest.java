package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConditionsTest {

    @Test
    void reasonsReadAsKubernetesWritesThem() {
        assertThat(ConditionReason.CONSENT_MISMATCH.text()).isEqualTo("ConsentMismatch");
        assertThat(ConditionReason.READY.text()).isEqualTo("Ready");
        assertThat(ConditionReason.values())
                .extracting(ConditionReason::text)
                .allMatch(text -> text.matches("([A-Z][a-z]+)+"))
                .doesNotHaveDuplicates();
    }

    @Test
    void everyTypeBelongsToAKindAndReadyComesLast() {
        Set<ConditionType> used = Stream.of(
                        ConditionType.OF_INTERNAL_API, ConditionType.OF_API_CONSUMER, ConditionType.OF_ACCESS_POLICY)
                .peek(types -> assertThat(types).last().isEqualTo(ConditionType.READY))
                .flatMap(types -> types.stream())
                .collect(Collectors.toSet());

        assertThat(used).containsExactlyInAnyOrderElementsOf(Arrays.asList(ConditionType.values()));
    }
}
