package dev.postern.policy.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.policy.corpus.Corpus;
import java.util.LinkedHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class RequestTargetTest {

    @TestFactory
    Stream<DynamicTest> hasOneFormOrARefusal() {
        return new Corpus("targets").tests(folder -> {
            var outcomes = new LinkedHashMap<String, String>();
            for (JsonNode target : folder.input("in-targets.yaml")) {
                outcomes.put(target.asText(), outcome(RequestTarget.normalise("GET", target.asText())));
            }

            folder.check("out-forms.yaml", outcomes);
        });
    }

    @TestFactory
    Stream<DynamicTest> takesMethodsThatNoServerFolds() {
        return Stream.of("get", "Get", "", "GET ", "G\u00c4T", "GET\r\nX", "A".repeat(33))
                .map(method -> DynamicTest.dynamicTest(
                        "method '" + method + "'",
                        () -> assertThat(outcome(RequestTarget.normalise(method, "/")))
                                .isEqualTo("refused MalformedMethod")));
    }

    @Test
    void keepsAMethodItDoesNotKnow() {
        assertThat(RequestTarget.normalise("VERSION-CONTROL", "/a"))
                .isEqualTo(new Normalisation.Normalised("VERSION-CONTROL", "/a"));
    }

    @Test
    void boundsTargetAndPath() {
        assertThat(outcome(RequestTarget.normalise("GET", "/" + "a".repeat(4096))))
                .isEqualTo("refused TooLong");
        assertThat(outcome(RequestTarget.normalise("GET", "/?" + "a".repeat(8191))))
                .isEqualTo("refused TooLong");
        assertThat(outcome(RequestTarget.normalise("GET", "/?" + "a".repeat(8190))))
                .isEqualTo("/");
    }

    private static String outcome(Normalisation normalisation) {
        return switch (normalisation) {
            case Normalisation.Normalised(String _, String path) -> path;
            case Normalisation.Refused(String code, String _) -> "refused " + code;
        };
    }
}
