package dev.postern.runtime.material;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationFloorTest {

    @TempDir
    Path directory;

    @Test
    void isRememberedAcrossARestart() {
        floor(3).raise(7, "seven");

        assertThat(floor(3).value()).isEqualTo(7);
    }

    @Test
    void neverFallsBelowWhatIsPinned() {
        floor(3).raise(7, "seven");

        assertThat(floor(9).value()).isEqualTo(9);
    }

    @Test
    void isNeverLowered() {
        GenerationFloor floor = floor(3);
        floor.raise(7, "seven");
        floor.raise(5, "five");

        assertThat(floor.value()).isEqualTo(7);
        assertThat(floor(0).value()).isEqualTo(7);
    }

    @Test
    void damagedMemoryIsNoMemory() throws IOException {
        Files.writeString(directory.resolve("generation.properties"), "generation=many\\u00");

        assertThat(floor(3).value()).isEqualTo(3);
    }

    @Test
    void anotherDocumentOfTheSameGenerationIsNotAdmitted() {
        GenerationFloor floor = floor(3);
        floor.raise(7, "seven");

        assertThat(floor.admits(7, "seven")).isTrue();
        assertThat(floor.admits(7, "other")).isFalse();
        assertThat(floor.admits(8, "other")).isTrue();
    }

    @Test
    void whichDocumentItWasIsRememberedAcrossARestart() {
        floor(3).raise(7, "seven");

        assertThat(floor(3).admits(7, "other")).isFalse();
        assertThat(floor(7).admits(7, "other")).isFalse();
        assertThat(floor(7).admits(7, "seven")).isTrue();
    }

    @Test
    void anyDocumentOfAPinnedGenerationMayBeTheFirst() {
        GenerationFloor floor = floor(3);
        assertThat(floor.admits(3, "one")).isTrue();

        floor.raise(3, "one");

        assertThat(floor.admits(3, "other")).isFalse();
        assertThat(floor(3).admits(3, "other")).isFalse();
    }

    private GenerationFloor floor(long pinned) {
        return new GenerationFloor(new StateDirectory(directory).file("generation"), pinned);
    }
}
