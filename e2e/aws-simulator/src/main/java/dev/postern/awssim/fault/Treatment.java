package dev.postern.awssim.fault;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** Does to a call what the plan says, or passes it on as it came. */
final class Treatment {
    private final Choice choice;
    private final Recognition recognition;
    private final Endpoint endpoint;
    private final PastAnswers past;

    Treatment(Choice choice, Recognition recognition, Endpoint endpoint, PastAnswers past) {
        this.choice = choice;
        this.recognition = recognition;
        this.endpoint = endpoint;
        this.past = past;
    }

    Outcome of(HttpMessage request) throws IOException, InterruptedException {
        Optional<AwsCall> call = recognition.of(request);
        return call.isEmpty() ? new Outcome.Answered(endpoint.answer(request)) : of(call.get());
    }

    private Outcome of(AwsCall call) throws IOException, InterruptedException {
        Optional<Fault> fault = choice.of(call, possible -> possible(possible, call));
        return fault.isEmpty() ? new Outcome.Answered(passedOn(call)) : met(fault.get(), call);
    }

    private boolean possible(Fault fault, AwsCall call) {
        return switch (fault) {
            case Fault.StaleRead(Duration lasting) -> past.before(call, lasting).isPresent();
            case Fault.PartialUnsuccessful partial ->
                BulkCall.of(call)
                        .filter(bulk -> partial.item() < bulk.ids().size())
                        .isPresent();
            case Fault.Throttle _,
                    Fault.ServerError _,
                    Fault.ResetBefore _,
                    Fault.ResetAfter _,
                    Fault.Latency _,
                    Fault.Truncated _,
                    Fault.AccessDenied _,
                    Fault.ExpiredToken _ -> true;
        };
    }

    private Outcome met(Fault fault, AwsCall call) throws IOException, InterruptedException {
        return switch (fault) {
            case Fault.Throttle _ -> new Outcome.Answered(Refusal.throttled(call));
            case Fault.ServerError(int status) -> new Outcome.Answered(Refusal.failed(call, status));
            case Fault.AccessDenied _ -> new Outcome.Answered(Refusal.denied(call));
            case Fault.ExpiredToken _ -> new Outcome.Answered(Refusal.expired(call));
            case Fault.ResetBefore _ -> new Outcome.Reset();
            case Fault.ResetAfter _ -> lost(call);
            case Fault.Latency(Duration by) -> late(call, by);
            case Fault.Truncated _ -> new Outcome.Cut(passedOn(call));
            case Fault.StaleRead(Duration lasting) -> new Outcome.Answered(stale(call, lasting));
            case Fault.PartialUnsuccessful partial -> new Outcome.Answered(partly(call, partial));
        };
    }

    private HttpMessage passedOn(AwsCall call) throws IOException {
        HttpMessage answer = endpoint.answer(call.request());
        past.remember(call, answer);
        return answer;
    }

    private Outcome lost(AwsCall call) throws IOException {
        passedOn(call);
        return new Outcome.Reset();
    }

    private Outcome late(AwsCall call, Duration by) throws IOException, InterruptedException {
        Thread.sleep(by);
        return new Outcome.Answered(passedOn(call));
    }

    /** From the endpoint after all, when the write grew too old since the fault was chosen. */
    private HttpMessage stale(AwsCall call, Duration lasting) throws IOException {
        Optional<HttpMessage> before = past.before(call, lasting);
        return before.isPresent() ? before.get() : passedOn(call);
    }

    private HttpMessage partly(AwsCall call, Fault.PartialUnsuccessful partial) throws IOException {
        BulkCall bulk = BulkCall.of(call).orElseThrow();
        if (bulk.ids().size() == 1) {
            return bulk.failing(partial);
        }
        HttpMessage answer = endpoint.answer(bulk.without(partial.item()));
        past.remember(call, answer);
        return bulk.failing(answer, partial);
    }
}
