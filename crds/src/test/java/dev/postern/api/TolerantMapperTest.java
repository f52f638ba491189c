package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import org.junit.jupiter.api.Test;

class TolerantMapperTest {

    private static final String UNKNOWN_ENUM = document("{workload: {protocol: Gopher}}", "{}");
    private static final String WRONG_TYPE = document("{workload: 3}", "{observedGeneration: 1}");
    private static final String WRONG_STATUS = document("{}", "{certificate: {notAfter: soon}}");

    private final KubernetesSerialization tolerant =
            new KubernetesSerialization(TolerantMapper.configure(new ObjectMapper()), true);

    @Test
    void readsUnknownEnumValueAsMissing() {
        var api = tolerant.unmarshal(UNKNOWN_ENUM, InternalApi.class);

        assertThat(api.getSpec().workload().optionalProtocol()).isEmpty();
    }

    @Test
    void keepsMetadataOfAnObjectWhoseSpecDoesNotFit() {
        var api = tolerant.unmarshal(WRONG_TYPE, InternalApi.class);

        assertThat(api.getMetadata().getName()).isEqualTo("orders");
        assertThat(Unreadable.is(api)).isTrue();
        assertThat(api.getStatus()).isNull();
    }

    /** A status that cannot be read holds ids that teardown needs: the object must not look as if it had none. */
    @Test
    void objectWhoseStatusDoesNotFitIsUnreadableAsAWhole() {
        var api = tolerant.unmarshal(WRONG_STATUS, InternalApi.class);

        assertThat(Unreadable.is(api)).isTrue();
    }

    @Test
    void withoutItTheSameObjectsStopTheReader() {
        var strict = new KubernetesSerialization();

        assertThatThrownBy(() -> strict.unmarshal(UNKNOWN_ENUM, InternalApi.class))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> strict.unmarshal(WRONG_TYPE, InternalApi.class))
                .isInstanceOf(RuntimeException.class);
    }

    private static String document(String spec, String status) {
        return """
                apiVersion: postern.dev/v1alpha1
                kind: InternalApi
                metadata: {name: orders, namespace: shop}
                spec: %s
                status: %s
                """.formatted(spec, status);
    }
}
