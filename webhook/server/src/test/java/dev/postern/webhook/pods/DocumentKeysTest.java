package dev.postern.webhook.pods;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.contract.Binding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentKeysTest {

    @TempDir
    Path directory;

    @Test
    void newContentCountsAtOnce() throws IOException {
        var keys = new DocumentKeys(directory);
        write("[{\"keyId\": \"k1\", \"publicKey\": \"A\"}]");
        var first = keys.read();
        write("[{\"keyId\": \"k2\", \"publicKey\": \"B\"}, {\"keyId\": \"k1\", \"publicKey\": \"A\"}]");

        assertThat(first).containsExactly(new Binding.DocumentKey("k1", "A"));
        assertThat(keys.read()).hasSize(2);
        assertThat(keys.problem()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "[]",
                "null",
                "[null]",
                "[{}]",
                "[{\"keyId\": \" \", \"publicKey\": \"A\"}]",
                "[{\"keyId\": \"k\"}]"
            })
    void anythingElseIsAProblemAndNeverAnEmptyListOfKeys(String content) throws IOException {
        write(content);
        var keys = new DocumentKeys(directory);

        assertThat(keys.problem()).isPresent();
        assertThatThrownBy(keys::read)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("document-keys.json");
    }

    @Test
    void missingFileSaysWhoWritesIt() {
        assertThat(new DocumentKeys(directory).problem()).get().asString().contains("the operator writes it");
    }

    private void write(String content) throws IOException {
        Files.writeString(directory.resolve("document-keys.json"), content);
    }
}
