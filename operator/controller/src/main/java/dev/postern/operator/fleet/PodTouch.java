package dev.postern.operator.fleet;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.operator.configuration.TimeBounds;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * When a pod's annotation is written so that kubelet syncs its mounted files at once: when something new is wanted of
 * the pod, and again, ever more rarely, until it shows it. The value ends in the number of the touch, as an annotation
 * that stays the same wakes nobody.
 *
 * @param wanted what was wanted when the pod was last touched
 * @param count touches for it so far
 */
record PodTouch(String wanted, int count, Instant at) {

    /** A pod that ignores as many touches is waited for by kubelet's own period. */
    private static final int MAX_TOUCHES = 8;

    private static final int DIGEST_BYTES = 16;

    static PodTouch first(String wanted, Instant now) {
        return new PodTouch(wanted, 1, now);
    }

    PodTouch again(Instant now) {
        return new PodTouch(wanted, count + 1, now);
    }

    boolean isDue(Instant now) {
        Duration delay = TimeBounds.POD_TOUCH.multipliedBy(1L << (count - 1));
        return count < MAX_TOUCHES && !now.isBefore(at.plus(delay));
    }

    String annotation() {
        return wanted + "/" + count;
    }

    /** One value for all that is wanted of a pod. */
    static String summary(List<Wanted> wanted) {
        String lines = wanted.stream()
                .map(one -> one.uid() + " " + one.digest() + " " + one.serial())
                .collect(Collectors.joining("\n"));
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(lines.getBytes(UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
