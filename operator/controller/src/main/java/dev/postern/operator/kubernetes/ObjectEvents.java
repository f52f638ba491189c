package dev.postern.operator.kubernetes;

import dev.postern.operator.configuration.PosternConfiguration;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.MicroTime;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.api.model.events.v1.EventBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Tells people of changes, once each. An Event is a courtesy: one that cannot be written is logged and never fails a
 * pass.
 */
@Singleton
public final class ObjectEvents {

    private static final Logger LOG = Logger.getLogger(ObjectEvents.class);

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private static final int MAX_NOTE = 1000;

    private final KubernetesClient client;
    private final InstantSource clock;
    private final String operatorNamespace;
    private final String instance;

    @Inject
    ObjectEvents(KubernetesClient client, InstantSource clock, PosternConfiguration configuration) {
        this.client = client;
        this.clock = clock;
        this.operatorNamespace = configuration.operator().namespace();
        this.instance = configuration.operator().instance().orElse(FieldManager.NAME);
    }

    /** One change worth telling. */
    public record Change(Kind kind, String reason, String note) {

        /** How it is shown. */
        public enum Kind {
            NORMAL("Normal"),
            WARNING("Warning");

            private final String text;

            Kind(String text) {
                this.text = text;
            }
        }

        public static Change normal(String reason, String note) {
            return new Change(Kind.NORMAL, reason, note);
        }

        public static Change warning(String reason, String note) {
            return new Change(Kind.WARNING, reason, note);
        }
    }

    public void tell(HasMetadata about, List<Change> changes) {
        changes.forEach(change -> tell(about, change));
    }

    private void tell(HasMetadata about, Change change) {
        LOG.infof(
                "%s kind=%s namespace=%s name=%s: %s",
                change.reason(),
                about.getKind(),
                about.getMetadata().getNamespace(),
                about.getMetadata().getName(),
                change.note());
        try {
            create(about, change, about.getMetadata().getNamespace());
        } catch (KubernetesClientException e) {
            inOwnNamespace(about, change);
        }
    }

    /** A namespace that is being deleted takes no new Event. */
    private void inOwnNamespace(HasMetadata about, Change change) {
        try {
            create(about, change, operatorNamespace);
        } catch (KubernetesClientException e) {
            LOG.warnf("event not written reason=%s: %s", change.reason(), e.getMessage());
        }
    }

    private void create(HasMetadata about, Change change, String namespace) {
        Instant now = clock.instant();
        client.events()
                .v1()
                .events()
                .resource(new EventBuilder()
                        .withNewMetadata()
                        .withGenerateName(about.getMetadata().getName() + "-")
                        .withNamespace(namespace)
                        .endMetadata()
                        .withType(change.kind().text)
                        .withReason(change.reason())
                        .withNote(change.note()
                                .substring(0, Math.min(MAX_NOTE, change.note().length())))
                        .withAction(change.reason())
                        .withReportingController(FieldManager.NAME)
                        .withReportingInstance(instance)
                        .withEventTime(new MicroTime(MICROS.format(now)))
                        .withRegarding(reference(about))
                        .build())
                .create();
    }

    private static ObjectReference reference(HasMetadata about) {
        return new ObjectReferenceBuilder()
                .withApiVersion(about.getApiVersion())
                .withKind(about.getKind())
                .withNamespace(about.getMetadata().getNamespace())
                .withName(about.getMetadata().getName())
                .withUid(about.getMetadata().getUid())
                .build();
    }
}
