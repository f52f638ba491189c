package dev.postern.operator.internalapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.operator.Samples;
import dev.postern.operator.document.DocumentClaims;
import dev.postern.operator.document.StoredDocument;
import dev.postern.policy.ConsumerRef;
import dev.postern.policy.Effect;
import dev.postern.policy.PolicyRef;
import dev.postern.policy.Rule;
import dev.postern.policy.document.ApiDocument;
import dev.postern.policy.document.CallerEntry;
import dev.postern.policy.document.CallerPath;
import dev.postern.policy.document.PolicyRules;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentFitTest {

    private static final Rule READ = new Rule("read", Effect.ALLOW, List.of(), List.of());

    private static final Rule KEEP_OUT = new Rule("keep-out", Effect.DENY, List.of(), List.of());

    private static final List<Rule> TOO_MANY = IntStream.range(0, 20_000)
            .mapToObj(i -> new Rule("a-rule-of-a-long-name-" + i, Effect.ALLOW, List.of(), List.of()))
            .toList();

    @Test
    void leavesOutWhatWasAddedButNotWhatTakesAway() {
        StoredDocument<ApiDocument> before = stored(claims(List.of("billing", "audit"), List.of(READ)));
        DocumentClaims<ApiDocument> wanted = claims(
                List.of("billing", "new"),
                Stream.concat(TOO_MANY.stream(), Stream.of(READ, KEEP_OUT)).toList());

        ApiDocument signed = at(DocumentFit.fitting(wanted, Optional.of(before)));

        assertThat(DocumentFit.fits(wanted)).isFalse();
        assertThat(signed.callers())
                .extracting(caller -> caller.consumer().name())
                .containsExactly("billing");
        assertThat(signed.policies())
                .singleElement()
                .satisfies(policy -> assertThat(policy.rules()).containsExactlyInAnyOrder(READ, KEEP_OUT));
    }

    @Test
    void letsNobodyCallWhenEvenThatDoesNotFit() {
        List<Rule> denials = TOO_MANY.stream()
                .map(rule -> new Rule(rule.name(), Effect.DENY, List.of(), List.of()))
                .toList();

        ApiDocument signed = at(DocumentFit.fitting(claims(List.of("billing"), denials), Optional.empty()));

        assertThat(signed.callers()).isEmpty();
        assertThat(signed.policies()).isEmpty();
    }

    @Test
    void changesNothingOfWhatFits() {
        DocumentClaims<ApiDocument> wanted = claims(List.of("billing"), List.of(READ));

        assertThat(DocumentFit.fitting(wanted, Optional.empty())).isSameAs(wanted);
    }

    private static ApiDocument at(DocumentClaims<ApiDocument> claims) {
        return claims.at(1, Samples.NOW, Samples.NOW);
    }

    private static StoredDocument<ApiDocument> stored(DocumentClaims<ApiDocument> claims) {
        return new StoredDocument<>("jws", at(claims), "digest");
    }

    private static DocumentClaims<ApiDocument> claims(List<String> callers, List<Rule> rules) {
        List<CallerEntry> entries =
                callers.stream().map(DocumentFitTest::caller).toList();
        var policy = new PolicyRules(new PolicyRef("shop", "readers"), rules);
        return (generation, issuedAt, validUntil) -> new ApiDocument(
                Samples.api().toRef(),
                "api-1",
                generation,
                issuedAt,
                validUntil,
                Set.of("orders"),
                entries,
                List.of(policy),
                List.of(),
                Map.of(),
                List.of());
    }

    private static CallerEntry caller(String name) {
        return new CallerEntry(
                new ConsumerRef("billing", name),
                "spiffe://prod.example/ns/billing/consumer/" + name,
                List.of("aa"),
                new CallerPath.InCluster(),
                Optional.empty());
    }
}
