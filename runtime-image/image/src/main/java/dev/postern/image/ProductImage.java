package dev.postern.image;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One image: the base's layers, then native libraries, libraries, application and its
 * ahead-of-time cache, from what changes least to most. */
final class ProductImage {

    static final String HOME = "/opt/postern";

    private static final String JAVA = "/opt/java";

    private static final String NATIVE = "/opt/native";

    private static final String USER = "65532:65532";

    private static final String LIBRARIES = "lib";

    private static final String AOT_CACHE = HOME + "/" + AotCache.FILE;

    private final ImageDefinition definition;
    private final BaseFiles base;
    private final Path caches;
    private final Path work;

    /** @param caches directory of ahead-of-time caches that were trained before */
    ProductImage(ImageDefinition definition, BaseFiles base, Path caches, Path work) {
        this.definition = definition;
        this.base = base;
        this.caches = caches;
        this.work = work;
    }

    void containerize(Containerizer containerizer) throws Exception {
        builder().containerize(containerizer);
    }

    private JibContainerBuilder builder() throws IOException, InvalidImageReferenceException {
        var natives = work.resolve("native").resolve(definition.name());
        NativeLibraries.extract(definition.application(), natives);
        var trained = trained(natives);
        var environment = new HashMap<>(definition.environment());
        environment.put("LANG", "C.UTF-8");
        return Jib.fromScratch()
                .setPlatforms(Set.of(new Platform("amd64", "linux")))
                .addFileEntriesLayer(layer("system", base.system(), "/"))
                .addFileEntriesLayer(layer("java", base.java(), JAVA))
                .addFileEntriesLayer(layer("native", natives, NATIVE))
                .addFileEntriesLayer(layer("libraries", definition.application().resolve(LIBRARIES), HOME + "/lib"))
                .addFileEntriesLayer(applicationLayer())
                .addFileEntriesLayer(aotLayer(trained))
                .setUser(USER)
                .setWorkingDirectory(AbsoluteUnixPath.get(HOME))
                .setEnvironment(environment)
                .addLabel("org.opencontainers.image.title", "postern/" + definition.name())
                .addLabel("org.opencontainers.image.licenses", "Apache-2.0")
                .setEntrypoint(entrypoint());
    }

    private Optional<Path> trained(Path natives) throws IOException {
        if (definition.training().isEmpty()) {
            return Optional.empty();
        }
        var launcher = new Launcher(base.java().toString(), natives.toString(), definition);
        return Optional.of(new AotCache(launcher, definition.training().get()).prepare(caches, work));
    }

    private List<String> entrypoint() {
        var launcher = new Launcher(JAVA, NATIVE, definition);
        return definition.training().isEmpty() ? launcher.start() : launcher.start("-XX:AOTCache=" + AOT_CACHE);
    }

    private static FileEntriesLayer aotLayer(Optional<Path> trained) {
        var layer = FileEntriesLayer.builder().setName("ahead-of-time cache");
        trained.ifPresent(file -> layer.addEntry(file, AbsoluteUnixPath.get(AOT_CACHE)));
        return layer.build();
    }

    private FileEntriesLayer applicationLayer() throws IOException {
        var layer = FileEntriesLayer.builder().setName("application");
        try (Stream<Path> children = Files.list(definition.application())) {
            for (var child : children.sorted().toList()) {
                if (!child.getFileName().toString().equals(LIBRARIES)) {
                    layer.addEntryRecursive(
                            child,
                            AbsoluteUnixPath.get(HOME)
                                    .resolve(child.getFileName().toString()));
                }
            }
        }
        return layer.build();
    }

    private static FileEntriesLayer layer(String name, Path source, String target) throws IOException {
        var layer = FileEntriesLayer.builder().setName(name);
        if (!Files.isDirectory(source)) {
            return layer.build();
        }
        try (Stream<Path> files = Files.walk(source)) {
            for (var file : files.filter(file -> !file.equals(source)).sorted().toList()) {
                var place = target.equals("/") ? "/" + source.relativize(file) : target + "/" + source.relativize(file);
                layer.addEntry(file, AbsoluteUnixPath.get(place), permissions(file, place));
            }
        }
        return layer.build();
    }

    /** What the files need to be used by any user, whatever the umask of the machine that builds. */
    private static FilePermissions permissions(Path file, String place) {
        if (place.equals("/tmp")) {
            return FilePermissions.fromOctalString("777");
        }
        var executable = Files.isDirectory(file) || Files.isExecutable(file) || place.contains(".so");
        return FilePermissions.fromOctalString(executable ? "755" : "644");
    }
}
