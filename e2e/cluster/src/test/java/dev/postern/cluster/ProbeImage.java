package dev.postern.cluster;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A tiny image whose one program serves and fetches over HTTP, built on the spot with Go. */
final class ProbeImage {

    static final String NAME = "test/probe:1";

    private static final String PACK = """
            set -e
            mkdir root
            CGO_ENABLED=0 go build -ldflags '-s -w' -o root/probe probe.go
            tar -C root -cf layer.tar probe
            printf '{"architecture":"amd64","os":"linux","config":{"Entrypoint":["/probe"]},"rootfs":{"type":"layers","diff_ids":["sha256:%s"]}}' "$(sha256sum layer.tar | cut -d' ' -f1)" > config.json
            printf '[{"Config":"config.json","RepoTags":["test/probe:1"],"Layers":["layer.tar"]}]' > manifest.json
            tar -cf probe.tar manifest.json config.json layer.tar
            """;

    private ProbeImage() {}

    static Path build(Path directory) throws IOException, InterruptedException {
        try (InputStream source = ProbeImage.class.getResourceAsStream("probe.go")) {
            Files.copy(source, directory.resolve("probe.go"));
        }
        var process = new ProcessBuilder("bash", "-c", PACK)
                .directory(directory.toFile())
                .inheritIO()
                .start();
        if (process.waitFor() != 0) {
            throw new IOException("the probe could not be built");
        }
        return directory.resolve("probe.tar");
    }
}
