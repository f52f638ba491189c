package dev.postern.awssim.ec2;

import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Input;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A used ClientToken is answered with the id it made, however long ago and whatever became of it; with other parameters it is a mismatch. */
final class ClientTokens {
    private record Used(Input parameters, String id) {}

    private final Map<String, Used> used = new HashMap<>();

    String once(Call call, Supplier<String> make) {
        Optional<String> key = call.input()
                .text("ClientToken")
                .filter(token -> !token.isEmpty())
                .map(token -> String.join("/", call.account(), call.region(), call.operation(), token));
        Optional<Used> earlier = key.map(used::get);
        if (earlier.isEmpty()) {
            String id = make.get();
            key.ifPresent(name -> used.put(name, new Used(call.input(), id)));
            return id;
        }
        if (!earlier.get().parameters().equals(call.input())) {
            throw Ec2Error.TOKEN_MISMATCH.because(
                    "The client token you have provided is already associated with another"
                            + " resource and parameters do not match. Use another client token.");
        }
        return earlier.get().id();
    }
}
