package dev.postern.operator.leadership;

/** Work outside the reconcilers that two replicas must not do at once. */
public interface LeaderWork {

    /** Returns at once; the work goes on in threads of its own. */
    void start();

    /** Ends the work. May be called without a start. */
    void stop();
}
