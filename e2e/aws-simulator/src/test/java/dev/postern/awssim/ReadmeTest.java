package dev.postern.awssim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.awssim.clock.Delay;
import dev.postern.awssim.fault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
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

    @Test
    void saysWhatEveryFaultDoes() throws IOException {
        String readme = Files.readString(Path.of("README.md"));

        assertThat(Arrays.stream(Fault.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .map(name -> "| `" + name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1) + "`"))
                .isNotEmpty()
                .allMatch(readme::contains);
    }
}
