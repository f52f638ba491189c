package dev.postern.awssim.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that runs with real time, at a rate of its own, and can be moved forward. Never backward. */
public final class VirtualClock implements InstantSource {
    private final InstantSource real;
    private Instant realBase;
    private Instant virtualBase;
    private double rate = 1;

    public VirtualClock(InstantSource real, Instant start) {
        this.real = real;
        this.realBase = real.instant();
        this.virtualBase = start;
    }

    public static VirtualClock system() {
        return new VirtualClock(InstantSource.system(), Instant.now());
    }

    @Override
    public synchronized Instant instant() {
        Duration passed = Duration.between(realBase, real.instant());
        return virtualBase.plusNanos((long) (passed.toNanos() * rate));
    }

    public synchronized void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time only moves forward, not by " + by);
        }
        virtualBase = instant().plus(by);
        realBase = real.instant();
    }

    /** How many simulated seconds pass in a real one; 0 stops time. */
    public synchronized void setRate(double newRate) {
        if (newRate < 0) {
            throw new IllegalArgumentException("time only moves forward, not at rate " + newRate);
        }
        virtualBase = instant();
        realBase = real.instant();
        rate = newRate;
    }
}
