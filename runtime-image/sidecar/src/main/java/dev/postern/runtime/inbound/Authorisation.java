package dev.postern.runtime.inbound;

import dev.postern.policy.ConsumerRef;
import dev.postern.policy.enforcement.Decision;
import dev.postern.policy.request.CallContext;
import dev.postern.policy.request.Normalisation.Normalised;
import dev.postern.runtime.inbound.RequestHeaderTransform.CallerFacts;
import io.netty.handler.codec.http.HttpRequest;
import java.time.Instant;

/** The one place where a request becomes permitted: what it returns is the only thing the application accepts. */
final class Authorisation {

    private Authorisation() {}

    /** What became of a request. */
    sealed interface Ruling {}

    /** @param decision id under which the log has it */
    record Refused(Decision.Denied denied, String decision) implements Ruling {}

    /**
     * The right to forward exactly the request it holds. Made here alone, so that forwarding without authorisation does
     * not compile.
     */
    static final class Permit implements Ruling {

        private final HttpRequest request;
        private final ConsumerRef caller;
        private final String decision;

        private Permit(HttpRequest request, ConsumerRef caller, String decision) {
            this.request = request;
            this.caller = caller;
            this.decision = decision;
        }

        HttpRequest request() {
            return request;
        }

        ConsumerRef caller() {
            return caller;
        }

        String decision() {
            return decision;
        }
    }

    /** @param request as the application would see it but for the caller's headers, which a permit adds */
    record Question(CallContext caller, HttpRequest request, Normalised target) {}

    static Ruling rule(Posture posture, Question question, Instant now) {
        Normalised target = question.target();
        String id = DecisionIds.next();
        return switch (posture.enforcement().decide(question.caller(), target.method(), target.path(), now)) {
            case Decision.Denied denied -> new Refused(denied, id);
            case Decision.Allowed allowed -> permit(question, allowed.caller(), id);
        };
    }

    private static Permit permit(Question question, ConsumerRef caller, String id) {
        CallContext call = question.caller();
        RequestHeaderTransform.identify(
                question.request().headers(),
                new CallerFacts(call.callerSpiffeId(), caller.toString(), id, call.arrival()));
        return new Permit(question.request(), caller, id);
    }
}
