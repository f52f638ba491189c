package dev.postern.operator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.javaoperatorsdk.operator.processing.event.ResourceID;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MovedTest {

    private static final ResourceID BEFORE = new ResourceID("before", "shop");

    private static final ResourceID NOW = new ResourceID("now", "shop");

    private final Moved<ConfigMap> moved =
            new Moved<>(map -> Set.of(new ResourceID(map.getData().get("about"), "shop")));

    @Test
    void answersTheSameHoweverOftenAVersionIsAsked() {
        moved.beforeAndNow(about("before", "1"));

        assertThat(moved.beforeAndNow(about("now", "2"))).containsExactlyInAnyOrder(BEFORE, NOW);
        assertThat(moved.beforeAndNow(about("now", "2"))).containsExactlyInAnyOrder(BEFORE, NOW);
        assertThat(moved.beforeAndNow(about("now", "3"))).containsExactly(NOW);
    }

    @Test
    void remembersNothingOfWhatIsDeleted() {
        moved.beforeAndNow(about("before", "1"));

        moved.forget(about("before", "2"));

        assertThat(moved.beforeAndNow(about("now", "3"))).containsExactly(NOW);
    }

    private static ConfigMap about(String what, String version) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName("moving")
                .withNamespace("shop")
                .withResourceVersion(version)
                .endMetadata()
                .addToData("about", what)
                .build();
    }
}
