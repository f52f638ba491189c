package dev.postern.webhook.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.api.TolerantMapper;
import io.quarkus.kubernetes.client.KubernetesClientObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** One object that cannot be read must not stop the informers. */
@Singleton
public class TolerantClientMapper implements KubernetesClientObjectMapperCustomizer {

    @Override
    public void customize(ObjectMapper mapper) {
        TolerantMapper.configure(mapper);
    }
}
