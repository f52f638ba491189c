package dev.postern.operator.kubernetes;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.api.TolerantMapper;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** One object that this version cannot read must never stop the informer of all: see {@link TolerantMapper}. */
@Singleton
public final class TolerantReading implements KubernetesClientObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        TolerantMapper.configure(mapper);
    }
}
