package dev.postern.awssim.clock;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The delays in force: the standard ones, some of them replaced. */
public record Delays(Map<Delay, Duration> replaced) {
    public Delays {
        replaced = Map.copyOf(replaced);
    }

    public static Delays standard() {
        return new Delays(Map.of());
    }

    public Delays with(Delay delay, Duration duration) {
        Map<Delay, Duration> all = new EnumMap<>(Delay.class);
        all.putAll(replaced);
        all.put(delay, duration);
        return new Delays(all);
    }

    public Duration of(Delay delay) {
        return replaced.getOrDefault(delay, delay.standard());
    }
}
