package dev.postern.runtime.health;

/** Whether the sidecar has started, and whether its pod should get traffic. Asked on event loops. */
public interface Readiness {

    boolean isStarted();

    /** Empty when ready, else why not. */
    String whyNotReady();
}
