package dev.postern.webhook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Everything that can be set about the webhook. Each key is also an environment variable: POSTERN_SIDECAR_IMAGE. */
@ConfigMapping(prefix = "postern")
public interface WebhookConfiguration {

    /** The cluster's SPIFFE trust domain, as the operator's configuration has it. */
    String trustDomain();

    /** Namespace of the operator. */
    @WithDefault("postern-system")
    String operatorNamespace();

    /** SPIFFE id of the operator; follows from trust domain and namespace unless set. */
    String operatorId();

    /** Directory of the mounted Secret {@code postern-webhook-serving}: tls.crt, tls.key and document-keys.json. */
    @WithName("serving-directory")
    @WithDefault("/etc/postern/serving")
    Path servingDirectory();

    Sidecar sidecar();

    LiveReads liveReads();

    /** What reviews may ask of the API server itself, where the informers do not have the answer. */
    interface LiveReads {

        @WithDefault("16")
        int atOnce();

        /** For all that one review asks; less than the webhook configurations' timeoutSeconds. */
        @WithDefault("4s")
        Duration deadline();
    }

    /** The container that is put into pods. */
    interface Sidecar {

        /** Image, by digest outside of tests. */
        String image();

        /** Names of image pull Secrets that are added to injected pods. */
        Optional<List<String>> imagePullSecrets();

        Resources resources();
    }

    /** Resources of a sidecar unless its pod's annotations say otherwise, as Kubernetes quantities. */
    interface Resources {

        @WithDefault("50m")
        String cpuRequest();

        /** Absent: no limit, since throttling shows as latency of every call. */
        Optional<String> cpuLimit();

        @WithDefault("128Mi")
        String memoryRequest();

        @WithDefault("256Mi")
        Optional<String> memoryLimit();
    }
}
