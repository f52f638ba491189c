package dev.postern.api.schema;

import dev.postern.api.AccessPolicy;
import dev.postern.api.ApiConsumer;
import dev.postern.api.InternalApi;
import io.fabric8.crdv2.generator.CRDGenerator;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Entry point of the build step. */
public final class CrdGenerator {

    private static final List<Class<? extends HasMetadata>> KINDS =
            List.of(InternalApi.class, ApiConsumer.class, AccessPolicy.class);

    private CrdGenerator() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        int written = new CRDGenerator()
                .customResourceClasses(KINDS)
                .forCRDVersions("v1")
                .withPostProcessor(new SchemaFinish())
                .inOutputDir(directory.toFile())
                .generate();
        if (written != KINDS.size()) {
            throw new IllegalStateException("Wrote " + written + " CRDs instead of " + KINDS.size());
        }
    }
}
