package dev.postern.scenarios;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A certificate that claims to be a consumer's, of an authority nobody trusts; its files go when it is closed. */
record ForgedIdentity(Path directory) implements AutoCloseable {

    static ForgedIdentity of(String spiffeId) {
        var forged = new ForgedIdentity(temporaryDirectory());
        var keytool = new Tool(Path.of(System.getProperty("java.home"), "bin", "keytool"), forged.directory());
        keytool.run(
                "-genkeypair",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=forged",
                "-ext",
                "san=uri:" + spiffeId,
                "-storetype",
                "PKCS12",
                "-keystore",
                forged.keyStore().toString(),
                "-storepass",
                "changeit");
        return forged;
    }

    /** PKCS #12, password {@code changeit}. */
    Path keyStore() {
        return directory.resolve("forged.p12");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(keyStore());
            Files.delete(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path temporaryDirectory() {
        try {
            return Files.createTempDirectory("forged");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
