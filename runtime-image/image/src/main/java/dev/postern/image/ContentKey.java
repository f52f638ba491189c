package dev.postern.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A name for texts and files by what is in them: equal content, equal name. */
final class ContentKey {

    private static final int CHARACTERS = 16;

    private final MessageDigest digest;

    ContentKey() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    ContentKey add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Names and contents of the files below; their times do not count. */
    ContentKey addTree(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                add(directory.relativize(file).toString());
                add(Files.readAllBytes(file));
            }
        }
        return this;
    }

    String hex() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, CHARACTERS);
    }

    /** With its length in front, so that no two sequences of parts are the same bytes. */
    private ContentKey add(byte[] content) {
        digest.update(Integer.toString(content.length).getBytes(StandardCharsets.US_ASCII));
        digest.update((byte) 0);
        digest.update(content);
        return this;
    }
}
