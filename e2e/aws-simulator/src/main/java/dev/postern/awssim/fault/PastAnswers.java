package dev.postern.awssim.fault;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What reads were answered before the last write to their service, by any account: the material of stale reads. Keeps the
 * newest answers of the last thousand questions.
 */
final class PastAnswers {
    private static final int MOST_QUESTIONS = 1000;

    /** The last write to a service: how many there were by then, and when. */
    private record Write(long number, Instant at) {
        private static final Write NONE = new Write(0, Instant.MIN);
    }

    /** The answers to one question: the newest, and the newest before a write in between. */
    private record Answers(long after, HttpMessage newest, Optional<HttpMessage> older) {
        private Answers then(long writes, HttpMessage answer) {
            return new Answers(writes, answer, writes == after ? older : Optional.of(newest));
        }
    }

    private final InstantSource clock;
    private final Map<String, Write> writes = new HashMap<>();
    private final Map<String, Answers> answers = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Answers> eldest) {
            return size() > MOST_QUESTIONS;
        }
    };

    PastAnswers(InstantSource clock) {
        this.clock = clock;
    }

    /** A call whose answer is on its way to the caller. */
    synchronized void remember(AwsCall call, HttpMessage answer) {
        if (!call.reads()) {
            writes.merge(
                    call.service(),
                    new Write(1, clock.instant()),
                    (last, now) -> new Write(last.number() + 1, now.at()));
        } else if (answer.word(1).equals("200")) {
            long after = lastWrite(call).number();
            Answers known = answers.get(call.question());
            answers.put(
                    call.question(),
                    known == null ? new Answers(after, answer, Optional.empty()) : known.then(after, answer));
        }
    }

    /** The answer from before the last write, while that write is younger than {@code lasting}. */
    synchronized Optional<HttpMessage> before(AwsCall call, Duration lasting) {
        Write last = lastWrite(call);
        boolean over = last.number() == 0 || !clock.instant().isBefore(last.at().plus(lasting));
        return over || !call.reads()
                ? Optional.empty()
                : Optional.ofNullable(answers.get(call.question()))
                        .flatMap(known -> known.after() < last.number() ? Optional.of(known.newest()) : known.older());
    }

    private Write lastWrite(AwsCall call) {
        return writes.getOrDefault(call.service(), Write.NONE);
    }
}
