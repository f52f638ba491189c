package dev.postern.awssim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.awssim.clock.Delay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    @Test
    void listsEveryDelayAsItIs() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(Arrays.stream(Delay.values())
                        .map(delay -> "| %s | %d |"
                                .formatted(delay.meaning(), delay.standard().toMillis())))
                .allMatch(readme::contains);
    }
}
