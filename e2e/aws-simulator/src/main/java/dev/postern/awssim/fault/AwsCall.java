package dev.postern.awssim.fault;

import dev.postern.awssim.http.SignatureV4;
import dev.postern.awssim.protocol.Protocol;
import java.util.Optional;

/** A request as a call of AWS: what rules look at, and the request itself. */
record AwsCall(
        SignatureV4 signature,
        String operation,
        Protocol protocol,
        Optional<Callers.Caller> caller,
        HttpMessage request) {
    String service() {
        return signature.service();
    }

    Optional<String> account() {
        return caller.map(Callers.Caller::account);
    }

    boolean reads() {
        return operation.startsWith("Describe") || operation.startsWith("Get") || operation.startsWith("List");
    }

    /** Equal for two calls of one operation with the same parameters by the same account. */
    String question() {
        return String.join(
                " ",
                account().orElse(signature.accessKeyId()),
                signature.region(),
                service(),
                operation,
                request.word(1),
                request.body().text());
    }
}
