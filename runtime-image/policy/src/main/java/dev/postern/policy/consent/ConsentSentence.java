package dev.postern.policy.consent;

import dev.postern.policy.AccessPath;
import dev.postern.policy.ApiRef;
import dev.postern.policy.ConsumerRef;
import dev.postern.policy.PolicyRef;
import java.time.Instant;
import java.util.Optional;

/** A consent in words for a status: what is missing, in which object, and the line to write. */
public final class ConsentSentence {

    private ConsentSentence() {}

    public static String of(ConsumerRequest request, Consent consent) {
        return switch (consent) {
            case Consent.Granted(PolicyRef policy, String rule, Optional<Instant> expiresAt) ->
                "Granted by %s%s.".formatted(place(policy, rule), until(expiresAt));
            case Consent.NotNamed() -> notNamed(request);
            case Consent.Mismatch(PolicyRef policy, String rule, AccessPath named, AccessPath asked) ->
                "%s names this consumer %s, but it asks to call %s. To consent to that as well, add to the rule's from: %s"
                        .formatted(capital(place(policy, rule)), named.describe(), asked.describe(), line(request));
            case Consent.Expired(PolicyRef policy, String rule, Instant at) ->
                "%s consented to this consumer %s until %s. To renew it, set a later expiresAt on the rule's line: %s"
                        .formatted(capital(place(policy, rule)), request.path().describe(), at, line(request));
        };
    }

    /** The line of a rule's {@code from} that consents to exactly what is asked. */
    public static String line(ConsumerRequest request) {
        ConsumerRef consumer = request.consumer();
        String account = switch (request.path()) {
            case AccessPath.PrivateLink(String name) -> ", account: " + name;
            case AccessPath.InCluster() -> "";
        };
        return "- consumer: {namespace: %s, name: %s%s}".formatted(consumer.namespace(), consumer.name(), account);
    }

    private static String notNamed(ConsumerRequest request) {
        ApiRef api = request.api();
        return ("No accepted AccessPolicy in namespace %s for API %s has an Allow rule in force that names this consumer. "
                        + "The owner of the API must write in such a rule's from: %s")
                .formatted(api.namespace(), api.name(), line(request));
    }

    private static String place(PolicyRef policy, String rule) {
        return "rule %s of AccessPolicy %s".formatted(rule, policy);
    }

    private static String until(Optional<Instant> expiresAt) {
        return expiresAt.map(end -> " until " + end).orElse("");
    }

    private static String capital(String sentence) {
        return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
    }
}
