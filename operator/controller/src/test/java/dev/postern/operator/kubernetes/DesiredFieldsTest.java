package dev.postern.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DesiredFieldsTest {

    private final ConfigMap desired = new ConfigMapBuilder()
            .withNewMetadata()
            .withName("a")
            .endMetadata()
            .withData(Map.of("key", "value"))
            .build();

    @Test
    void findsThemInAnObjectThatOthersAddedTo() {
        ConfigMap actual = new ConfigMapBuilder(desired)
                .editMetadata()
                .addToAnnotations("theirs", "x")
                .withResourceVersion("7")
                .endMetadata()
                .addToData("other", "y")
                .build();

        assertThat(DesiredFields.presentIn(actual, desired)).isTrue();
    }

    @Test
    void missesThemWhereAValueDiffersOrIsGone() {
        ConfigMap changed =
                new ConfigMapBuilder(desired).addToData("key", "other").build();
        ConfigMap emptied = new ConfigMapBuilder(desired).withData(Map.of()).build();

        assertThat(DesiredFields.presentIn(changed, desired)).isFalse();
        assertThat(DesiredFields.presentIn(emptied, desired)).isFalse();
    }
}
