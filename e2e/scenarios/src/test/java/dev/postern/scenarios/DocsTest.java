package dev.postern.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.api.ConditionReason;
import dev.postern.api.ConditionType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages that say what the code says, and link to what exists. */
class DocsTest {

    private static final Path ROOT = Workspace.find().root();

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:|#)([^)#]+)[^)]*\\)");

    @Test
    void everyConditionAndReasonIsExplained() throws IOException {
        var page = Files.readString(ROOT.resolve("docs/conditions.md"));

        assertThat(Arrays.stream(ConditionReason.values()).map(reason -> "| `" + reason.text() + "` |"))
                .allMatch(page::contains);
        assertThat(Arrays.stream(ConditionType.values()).map(ConditionType::text))
                .allMatch(page::contains);
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Path page) throws IOException {
        var targets = LINK.matcher(Files.readString(page))
                .results()
                .map(link -> page.resolveSibling(link.group(1)))
                .toList();

        assertThat(targets).allMatch(Files::exists);
    }

    static Stream<Path> pages() throws IOException {
        try (var top = Files.list(ROOT);
                var docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(top, docs).filter(file -> file.toString().endsWith(".md")).toList().stream();
        }
    }
}
