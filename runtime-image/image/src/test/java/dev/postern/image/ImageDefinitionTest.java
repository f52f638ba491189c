package dev.postern.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageDefinitionTest {

    @TempDir
    private Path module;

    @Test
    void readsWhatTheModuleSays() throws IOException {
        Files.createDirectories(module.resolve("target/app"));
        define(
                "name=sidecar\napplication=target/app\nenvironment=A=1 B=x=y\njava-options=-Xmx24m  -Xms6m\ncommand=-jar run.jar\n");

        var definition = ImageDefinition.read(module);

        assertThat(definition.name()).isEqualTo("sidecar");
        assertThat(definition.environment()).containsExactlyInAnyOrderEntriesOf(Map.of("A", "1", "B", "x=y"));
        assertThat(definition.javaOptions()).containsExactly("-Xmx24m", "-Xms6m");
        assertThat(definition.command()).containsExactly("-jar", "run.jar");
    }

    @Test
    void readsOptionsFromAFileOfTheModule() throws IOException {
        Files.createDirectories(module.resolve("target/app"));
        Files.writeString(module.resolve("jvm.options"), "# Small.\n-Xmx24m\n\n-Xss512k -Da=b\n");
        define("""
                name=x
                application=target/app
                java-options=@jvm.options -Xms6m
                command=-jar run.jar
                """);

        assertThat(ImageDefinition.read(module).javaOptions())
                .containsExactly("-Xmx24m", "-Xss512k", "-Da=b", "-Xms6m");
    }

    @Test
    void isTrainedWhenItSaysByWhatItsStartIsKnown() throws IOException {
        Files.createDirectories(module.resolve("target/app"));
        define("""
                name=x
                application=target/app
                command=-jar run.jar
                training-started=it is up
                training-files=files
                training-environment=PORT={port}
                training-identities=a/b=dns:localhost
                """);

        assertThat(ImageDefinition.read(module).training())
                .hasValue(new Training(
                        Map.of("PORT", "{port}"),
                        Optional.of(module.resolve("files")),
                        Map.of("a/b", "dns:localhost"),
                        "it is up"));
    }

    @Test
    void namesTheKeyThatIsMissing() throws IOException {
        Files.createDirectories(module.resolve("target/app"));
        define("name=sidecar\napplication=target/app\n");

        assertThatThrownBy(() -> ImageDefinition.read(module))
                .isInstanceOf(ImageProblem.class)
                .hasMessageContaining("'command'");
    }

    @Test
    void saysThatTheModuleWasNotPackaged() throws IOException {
        define("name=sidecar\napplication=target/app\ncommand=-jar run.jar\n");

        assertThatThrownBy(() -> ImageDefinition.read(module))
                .isInstanceOf(ImageProblem.class)
                .hasMessageContaining("package the module first");
    }

    private void define(String text) throws IOException {
        Files.writeString(module.resolve(ImageDefinition.FILE), text);
    }
}
