package dev.postern.runtime.material;

import dev.postern.contract.Binding;
import dev.postern.policy.document.NextKey;
import dev.postern.policy.document.VerificationKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Keys whose signature counts: those pinned into the pod, and those that a verified document introduced as the next.
 * The latter are remembered, or a restarted container would not understand the documents of a renewed operator.
 */
final class SigningKeys {

    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    private static final int MAX_KEYS = 32;
    private static final String REMEMBERED = "document-keys";

    private final StateFile remembered;
    private final Map<NextKey, VerificationKey> keys = new LinkedHashMap<>();

    SigningKeys(List<Binding.DocumentKey> pinned, StateDirectory state) {
        this.remembered = state.file(REMEMBERED);
        pinned.forEach(key ->
                keys.put(new NextKey(key.keyId(), key.publicKey()), VerificationKey.of(key.keyId(), key.publicKey())));
        remembered.read().forEach((publicKey, keyId) -> introduce(new NextKey(keyId, publicKey)));
    }

    List<VerificationKey> current() {
        return List.copyOf(keys.values());
    }

    /** Accepts keys from a document that was verified. */
    void introduce(List<NextKey> next) {
        int before = keys.size();
        next.forEach(this::introduce);
        if (keys.size() > before) {
            remember();
        }
    }

    private void introduce(NextKey next) {
        if (keys.size() >= MAX_KEYS || keys.containsKey(next)) {
            return;
        }
        try {
            keys.put(next, VerificationKey.of(next.keyId(), next.publicKey()));
        } catch (IllegalArgumentException e) {
            LOG.warnf("document key refused keyId=%s problem=\"%s\"", next.keyId(), e.getMessage());
        }
    }

    private void remember() {
        var entries = new LinkedHashMap<String, String>();
        keys.keySet().forEach(key -> entries.put(key.publicKey(), key.keyId()));
        remembered.write(entries);
    }
}
