package dev.postern.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.postern.policy.CanonicalPath.Canonical;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class CanonicalPathLawsTest {

    @Property(tries = 3000)
    void isItsOwnCanonicalForm(@ForAll("paths") String raw) {
        CanonicalPath once = CanonicalPath.of(raw);

        if (once instanceof Canonical(String path)) {
            assertThat(CanonicalPath.of(path)).isEqualTo(once);
        }
    }

    @Property(tries = 3000)
    void meansTheSameToAServerThatDecodes(@ForAll("paths") String raw) {
        if (CanonicalPath.of(raw) instanceof Canonical(String path)) {
            assertThat(decoded(path)).isEqualTo(decoded(raw));
        }
    }

    @Property(tries = 3000)
    void holdsNothingAServerCouldReadAsAnotherPath(@ForAll("paths") String raw) {
        if (CanonicalPath.of(raw) instanceof Canonical(String path)) {
            assertThat(decoded(path))
                    .startsWith("/")
                    .doesNotContain("//", "/./", "/../", "\\", ";", "%", "\0")
                    .doesNotEndWith("/.")
                    .doesNotEndWith("/..");
        }
    }

    @Property
    void answersAnything(@ForAll String raw) {
        assertThatCode(() -> CanonicalPath.of(raw)).doesNotThrowAnyException();
        assertThatCode(() -> PathTemplateParser.parse(raw)).doesNotThrowAnyException();
    }

    @Property
    void aTemplateIsReadAsItWasWritten(@ForAll("paths") String text) {
        if (PathTemplateParser.parse(text) instanceof PathTemplateParser.Parsed(PathTemplate template)) {
            assertThat(PathTemplate.of(template.toString())).isEqualTo(template);
        }
    }

    @Provide
    Arbitrary<String> paths() {
        return Arbitraries.of(
                        "/", "a", "b", ".", "..", "%2e", "%41", "%2f", "%25", "%c3%a9", "%C3%A9", "%c3", "%20", "+",
                        ";", "\\", "//", "~", "%7E", "\u00e9", "{id}", "**", "*", "%2A", "%")
                .list()
                .ofMaxSize(7)
                .map(parts -> "/" + String.join("", parts));
    }

    private static String decoded(String path) {
        return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
