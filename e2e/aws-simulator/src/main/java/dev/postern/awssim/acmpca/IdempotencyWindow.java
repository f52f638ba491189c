package dev.postern.awssim.acmpca;

import dev.postern.awssim.protocol.Call;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * For five minutes a token is answered with what it made first, whatever else the later request says: the service does not
 * compare the parameters.
 */
final class IdempotencyWindow {
    private static final Duration LENGTH = Duration.ofMinutes(5);

    private record Made(String arn, Instant at) {}

    private final Map<String, Made> made = new HashMap<>();

    String once(Call call, String scope, Instant now, Supplier<String> make) {
        Optional<String> key = call.input()
                .text("IdempotencyToken")
                .map(token -> String.join("/", call.account(), call.region(), call.operation(), scope, token));
        Optional<Made> earlier =
                key.map(made::get).filter(before -> before.at().plus(LENGTH).isAfter(now));
        return earlier.map(Made::arn).orElseGet(() -> {
            String arn = make.get();
            key.ifPresent(name -> made.put(name, new Made(arn, now)));
            return arn;
        });
    }
}
