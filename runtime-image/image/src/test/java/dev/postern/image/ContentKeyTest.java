package dev.postern.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentKeyTest {

    @TempDir
    private Path application;

    @BeforeEach
    void packageOnce() throws IOException {
        Files.createDirectories(application.resolve("lib"));
        Files.writeString(application.resolve("lib/a.jar"), "one");
    }

    @Test
    void staysWhenTheSameIsPackagedAgain() throws IOException {
        var before = key();

        Files.writeString(application.resolve("lib/a.jar"), "one");
        Files.setLastModifiedTime(application.resolve("lib/a.jar"), FileTime.fromMillis(1));

        assertThat(key()).isEqualTo(before);
    }

    @Test
    void changesWithAContentOfTheSameSize() throws IOException {
        var before = key();

        Files.writeString(application.resolve("lib/a.jar"), "two");

        assertThat(key()).isNotEqualTo(before);
    }

    @Test
    void changesWithAName() throws IOException {
        var before = key();

        Files.move(application.resolve("lib/a.jar"), application.resolve("lib/b.jar"));

        assertThat(key()).isNotEqualTo(before);
    }

    private String key() throws IOException {
        return new ContentKey().addTree(application).hex();
    }
}
