package dev.postern.aws.apply;

import java.util.function.Supplier;

/** Counts every durable write, in AWS and in the log, and can stop the process at one of them. */
final class Writes {

    private int count;
    private int stopAt = Integer.MAX_VALUE;
    private boolean afterCommit;

    static final class Stopped extends RuntimeException {
        Stopped(String what) {
            super(what);
        }
    }

    /** Stops at the k-th write from now, just before or just after it has been carried out. */
    void stopAt(int k, boolean afterwards) {
        count = 0;
        stopAt = k;
        afterCommit = afterwards;
    }

    void neverStop() {
        stopAt = Integer.MAX_VALUE;
    }

    int count() {
        return count;
    }

    void reset() {
        count = 0;
    }

    <T> T commit(String what, Supplier<T> write) {
        count++;
        if (count == stopAt && !afterCommit) {
            throw new Stopped("before " + what);
        }
        T result = write.get();
        if (count == stopAt) {
            throw new Stopped("after " + what);
        }
        return result;
    }
}
