package dev.postern.operator.kubernetes;

import io.fabric8.kubernetes.api.model.Secret;

/** Where identities are kept: beside an object as its children, or in the operator's own namespace. */
public interface SecretStore {

    Found<Secret> find(String name);

    /** Brings the Secret to this content. The store adds namespace, labels and owner. */
    Write write(Secret desired);

    /** Deletes this very Secret; one made anew under its name stays. */
    void delete(Secret existing);
}
