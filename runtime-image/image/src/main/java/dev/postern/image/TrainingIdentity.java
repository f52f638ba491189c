package dev.postern.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Throw-away certificates with which an application starts as it does in a cluster. They sign for themselves. */
final class TrainingIdentity {

    private static final char[] PASSWORD = "training".toCharArray();

    private static final String ALIAS = "training";

    private TrainingIdentity() {}

    static void create(Path directory, Map<String, String> names) throws IOException {
        for (var name : names.entrySet()) {
            var target = Files.createDirectories(directory.resolve(name.getKey()));
            write(target, generate(target, name.getValue()));
        }
    }

    private static KeyStore generate(Path directory, String alternativeName) throws IOException {
        var store = directory.resolve("store.p12");
        var password = new String(PASSWORD);
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Commands.run(
                directory,
                List.of(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=training",
                        "-validity",
                        "2",
                        "-ext",
                        "san=" + alternativeName,
                        "-ext",
                        "eku=serverAuth,clientAuth",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        password));
        try {
            return KeyStore.getInstance(store.toFile(), PASSWORD);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static void write(Path target, KeyStore store) throws IOException {
        try {
            var certificate = pem("CERTIFICATE", store.getCertificate(ALIAS).getEncoded());
            Files.writeString(target.resolve("tls.crt"), certificate);
            Files.writeString(target.resolve("ca.crt"), certificate);
            Files.writeString(
                    target.resolve("tls.key"),
                    pem("PRIVATE KEY", store.getKey(ALIAS, PASSWORD).getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    private static String pem(String type, byte[] content) {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        return "-----BEGIN " + type + "-----\n" + lines + "\n-----END " + type + "-----\n";
    }
}
