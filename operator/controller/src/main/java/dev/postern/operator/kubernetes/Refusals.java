package dev.postern.operator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.Optional;
import java.util.Set;

/**
 * Tells what a person has to end from what passes by itself: a quota, a role, somebody's admission policy (which answers
 * 400 unless it names a status), a limit of size. Any other failure is tried again like all that is broken.
 */
final class Refusals {

    private static final int UNPROCESSABLE = 422;

    private static final Set<Integer> CODES = Set.of(
            HttpURLConnection.HTTP_BAD_REQUEST,
            HttpURLConnection.HTTP_FORBIDDEN,
            HttpURLConnection.HTTP_ENTITY_TOO_LARGE,
            UNPROCESSABLE);

    private Refusals() {}

    static Optional<Write> of(HasMetadata desired, KubernetesClientException failure) {
        return CODES.contains(failure.getCode())
                ? Optional.of(new Write.Refused(message(desired, words(failure))))
                : Optional.empty();
    }

    private static String message(HasMetadata desired, String words) {
        return "The API server refuses " + desired.getKind() + " "
                + desired.getMetadata().getNamespace() + "/"
                + desired.getMetadata().getName() + ": " + words
                + ". Change the quota, role or admission policy this names; it is tried again by itself.";
    }

    private static String words(KubernetesClientException failure) {
        return Optional.ofNullable(failure.getStatus()).map(Status::getMessage).orElse("HTTP " + failure.getCode());
    }
}
