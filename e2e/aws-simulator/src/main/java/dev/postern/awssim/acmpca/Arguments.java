package dev.postern.awssim.acmpca;

import dev.postern.awssim.protocol.CommonError;
import dev.postern.awssim.protocol.Input;
import java.util.Base64;
import java.util.Set;

/** Reading arguments the way the service validates them. */
final class Arguments {
    private static final String IDEMPOTENCY_TOKEN = "[\\u0009\\u000A\\u000D\\u0020-\\u00FF]{1,36}";

    private Arguments() {}

    static String required(Input input, String name) {
        return input.text(name).orElseThrow(() -> violation("null", name, "Member must not be null"));
    }

    static String oneOf(Input input, String name, Set<String> allowed) {
        String value = required(input, name);
        if (!allowed.contains(value)) {
            throw violation("'" + value + "'", name, "Member must satisfy enum value set: " + allowed);
        }
        return value;
    }

    static byte[] blob(Input input, String name) {
        try {
            return Base64.getDecoder().decode(required(input, name));
        } catch (IllegalArgumentException e) {
            throw CommonError.UNREADABLE.because("%s is not base64".formatted(name));
        }
    }

    static void checkIdempotencyToken(Input input) {
        input.text("IdempotencyToken")
                .filter(token -> !token.matches(IDEMPOTENCY_TOKEN))
                .ifPresent(token -> {
                    throw violation(
                            "'" + token + "'", "IdempotencyToken", "Member must have length less than or equal to 36");
                });
    }

    private static RuntimeException violation(String value, String name, String constraint) {
        String member = Character.toLowerCase(name.charAt(0)) + name.substring(1);
        return CommonError.VALIDATION.because(
                "1 validation error detected: Value %s at '%s' failed to satisfy constraint: %s"
                        .formatted(value, member, constraint));
    }
}
