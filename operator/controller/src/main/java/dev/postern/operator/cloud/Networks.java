package dev.postern.operator.cloud;

import dev.postern.operator.configuration.ConfiguredAccount;
import dev.postern.operator.configuration.TimeBounds;
import dev.postern.plan.Owner;
import dev.postern.plan.facts.NetworkFacts;
import dev.postern.plan.facts.ZoneFacts;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Networks and zones of accounts, kept for a moment: passes come in bursts, and what they name hardly ever changes. */
@Singleton
public final class Networks {

    private static final int MOST_KEPT = 1000;

    private final Cloud cloud;
    private final InstantSource clock;
    private final Map<Question, Answer<NetworkFacts>> networks = new ConcurrentHashMap<>();
    private final Map<Question, Answer<List<ZoneFacts>>> zones = new ConcurrentHashMap<>();

    private record Question(ConfiguredAccount account, List<String> names, List<String> others) {}

    private record Answer<T>(Reading<T> reading, Instant at) {}

    @Inject
    Networks(Cloud cloud, InstantSource clock) {
        this.cloud = cloud;
        this.clock = clock;
    }

    public Reading<NetworkFacts> read(
            Owner owner, ConfiguredAccount account, List<String> subnets, List<String> groups) {
        return kept(
                networks, new Question(account, subnets, groups), () -> cloud.network(owner, account, subnets, groups));
    }

    public Reading<List<ZoneFacts>> zones(Owner owner, ConfiguredAccount account, String name) {
        return kept(zones, new Question(account, List.of(name), List.of()), () -> cloud.zones(owner, account, name));
    }

    /** A reading that failed is not kept. */
    private <T> Reading<T> kept(Map<Question, Answer<T>> kept, Question question, Supplier<Reading<T>> read) {
        Answer<T> last = kept.get(question);
        if (last != null && clock.instant().isBefore(last.at().plus(TimeBounds.NETWORK_FRESH))) {
            return last.reading();
        }
        Reading<T> reading = read.get();
        if (kept.size() > MOST_KEPT) {
            kept.clear();
        }
        if (reading instanceof Reading.Known<T>) {
            kept.put(question, new Answer<>(reading, clock.instant()));
        }
        return reading;
    }
}
