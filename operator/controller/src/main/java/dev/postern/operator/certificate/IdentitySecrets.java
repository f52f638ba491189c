package dev.postern.operator.certificate;

import dev.postern.contract.ChildNames;
import dev.postern.contract.FileLayout;
import dev.postern.operator.kubernetes.ForeignObject;
import dev.postern.operator.kubernetes.Found;
import dev.postern.operator.kubernetes.SecretData;
import dev.postern.operator.kubernetes.SecretStore;
import dev.postern.operator.kubernetes.Write;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The two Secrets of an identity: the one pods mount, and the one in which its successor is made. */
public record IdentitySecrets(SecretStore store, String liveName, String pendingName) {

    private static final String TLS = "kubernetes.io/tls";

    private static final String OPAQUE = "Opaque";

    public static IdentitySecrets of(SecretStore store, ChildNames names) {
        return new IdentitySecrets(store, names.identitySecret(), names.pendingIdentitySecret());
    }

    /** The object that has the name of one of the two without being it. */
    Optional<ForeignObject> foreign() {
        return Stream.of(liveName, pendingName)
                .map(store::find)
                .flatMap(found -> found instanceof Found.Foreign<Secret>(ForeignObject object)
                        ? Stream.of(object)
                        : Stream.empty())
                .findFirst();
    }

    public Optional<LiveIdentity> live() {
        return store.find(liveName).ours().flatMap(LiveIdentity::read);
    }

    public Optional<PendingIdentity> pending() {
        return store.find(pendingName).ours().flatMap(PendingIdentity::read);
    }

    Write storePending(PendingIdentity pending) {
        return store.write(secret(pendingName, OPAQUE, pending.toData()));
    }

    Write promote(PendingIdentity pending, IssuedChain issued) {
        var data = new TreeMap<>(issued.toData());
        data.put(FileLayout.PRIVATE_KEY, pending.privateKey());
        Secret live = secret(liveName, TLS, data);
        live.getMetadata().setAnnotations(Map.of(LiveIdentity.FINGERPRINT, pending.fingerprint()));
        Write written = store.write(live);
        if (written.isThere()) {
            dropPending();
        }
        return written;
    }

    /** Takes both away: consent has ended, and what was issued under it is not to come back. */
    public void drop() {
        dropPending();
        store.find(liveName).ours().ifPresent(store::delete);
    }

    private void dropPending() {
        store.find(pendingName).ours().ifPresent(store::delete);
    }

    private static Secret secret(String name, String type, Map<String, String> data) {
        return new SecretBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withType(type)
                .withData(SecretData.encode(data))
                .build();
    }
}
