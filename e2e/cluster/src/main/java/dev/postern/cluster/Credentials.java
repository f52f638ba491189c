package dev.postern.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** What an API server must be given before it starts: an administrator's token and the key of service accounts. */
final class Credentials {

    static final String TOKENS = "tokens.csv";
    static final String SERVICE_ACCOUNT_KEY = "service-accounts.key";

    private Credentials() {}

    /** Writes both into the directory, which only its owner may read, and returns the token. */
    static String write(Path directory) {
        var token = randomToken();
        try {
            Files.writeString(directory.resolve(TOKENS), token + ",admin,admin,\"system:masters\"\n");
            Files.writeString(directory.resolve(SERVICE_ACCOUNT_KEY), newKeyPem());
            return token;
        } catch (IOException e) {
            throw new UncheckedIOException("could not write the API server's credentials", e);
        }
    }

    private static String randomToken() {
        var random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static String newKeyPem() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
            return "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has RSA", e);
        }
    }
}
