package dev.postern.runtime.material;

/** Tries whether TLS takes an identity, before anything goes by it. */
@FunctionalInterface
public interface IdentityTrial {

    /** Empty when it does, else why not; nothing of the key. */
    String problem(Identity identity);
}
