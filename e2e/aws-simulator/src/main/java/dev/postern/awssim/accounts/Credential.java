package dev.postern.awssim.accounts;

import java.time.Instant;
import java.util.Optional;

/** An access key: the secret to check signatures with, and whom it stands for. Long-term ones have neither token nor end. */
public record Credential(
        String accessKeyId,
        String secret,
        Optional<String> sessionToken,
        Optional<Instant> expires,
        Principal principal) {
    @Override
    public String toString() {
        return "Credential[" + accessKeyId + "]";
    }
}
