package dev.postern.api;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.BeanDeserializerModifier;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.util.Set;

/**
 * How every client of the API server reads the kinds. An informer that meets one object it cannot read stops for all of
 * them, so reading gives way: unknown fields are skipped, unknown enum values become null, which the checks turn into
 * findings, and an object that still does not fit arrives as {@link Unreadable}.
 */
public final class TolerantMapper {

    private static final Set<Class<?>> KINDS = Set.of(InternalApi.class, ApiConsumer.class, AccessPolicy.class);

    private TolerantMapper() {}

    /** Changes the mapper in place and returns it. To be called before the mapper is used. */
    public static ObjectMapper configure(ObjectMapper mapper) {
        return mapper.configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false)
                .configure(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL, true)
                .registerModule(new SimpleModule("postern-kinds").setDeserializerModifier(new MetadataAtLeast()));
    }

    private static final class MetadataAtLeast extends BeanDeserializerModifier {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonDeserializer<?> modifyDeserializer(
                DeserializationConfig config, BeanDescription bean, JsonDeserializer<?> deserializer) {
            return KINDS.contains(bean.getBeanClass()) ? new MetadataAtLeastDeserializer(deserializer) : deserializer;
        }
    }
}
