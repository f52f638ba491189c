package dev.postern.runtime.material;

import dev.postern.identity.SpiffeId;
import dev.postern.policy.document.SignedDocument;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * One object this pod stands for, an InternalApi or an ApiConsumer, with the identity and the document it goes by now.
 * Refreshed by one thread, read by any.
 */
public final class Subject<D extends SignedDocument> {

    private static final Logger LOG = Logger.getLogger(Subject.class);

    /** What could not be used may become usable by time alone. */
    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Name name;
    private final IdentityReader identities;
    private final DocumentReader<D> documents;

    private volatile Held<Identity> identity = Held.nothing();
    private volatile Held<VerifiedDocument<D>> document = Held.nothing();
    private List<FileStamp> seen = List.of();
    private Instant readAt = Instant.MIN;

    Subject(Name name, IdentityReader identities, DocumentReader<D> documents) {
        this.name = name;
        this.identities = identities;
        this.documents = documents;
    }

    /** Which object it is. */
    public record Name(String namespace, String name, String uid, SpiffeId spiffeId) {

        @Override
        public String toString() {
            return namespace + "/" + name;
        }
    }

    public Name name() {
        return name;
    }

    public Held<Identity> identity() {
        return identity;
    }

    public Held<VerifiedDocument<D>> document() {
        return document;
    }

    /** The identity while it is valid. */
    public Optional<Identity> identityAt(Instant now) {
        return identity.value().filter(held -> held.isValidAt(now));
    }

    /** The document while it is in force. */
    public Optional<VerifiedDocument<D>> documentAt(Instant now) {
        return document.value().filter(held -> held.isInForceAt(now));
    }

    /** Looks at the files. @return whether anything to go by has changed */
    public boolean refresh(Instant now) {
        List<FileStamp> stamps = FileStamp.of(files());
        if (stamps.equals(seen) && !isRetryDue(now)) {
            return false;
        }
        seen = stamps;
        readAt = now;
        boolean otherIdentity = refreshIdentity(now);
        boolean otherDocument = refreshDocument(now);
        return otherIdentity || otherDocument;
    }

    private boolean isRetryDue(Instant now) {
        boolean unsettled = !identity.problem().isEmpty() || !document.problem().isEmpty();
        return unsettled && now.isAfter(readAt.plus(RETRY));
    }

    private List<Path> files() {
        List<Path> files = new ArrayList<>(identities.files());
        files.add(documents.file());
        return files;
    }

    private boolean refreshIdentity(Instant now) {
        Held<Identity> before = identity;
        identity = before.after(identities.read(now));
        boolean changed = !serial(before).equals(serial(identity));
        tell("identity", before.problem(), identity.problem());
        if (changed) {
            LOG.infof("identity in use subject=%s serial=%s", name, serial(identity));
        }
        return changed;
    }

    private boolean refreshDocument(Instant now) {
        Held<VerifiedDocument<D>> before = document;
        document = before.after(documents.read(now));
        boolean changed = !digest(before).equals(digest(document));
        tell("document", before.problem(), document.problem());
        if (changed) {
            LOG.infof("document in force subject=%s digest=%s", name, digest(document));
        }
        return changed;
    }

    private void tell(String what, String before, String now) {
        if (!now.isEmpty() && !now.equals(before)) {
            LOG.warnf("%s not usable subject=%s problem=\"%s\"", what, name, now);
        }
    }

    private static String serial(Held<Identity> held) {
        return held.value().map(Identity::serial).orElse("");
    }

    private static <D extends SignedDocument> String digest(Held<VerifiedDocument<D>> held) {
        return held.value().map(VerifiedDocument::digest).orElse("");
    }
}
