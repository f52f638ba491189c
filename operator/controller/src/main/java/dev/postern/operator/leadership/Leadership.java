package dev.postern.operator.leadership;

import dev.postern.operator.configuration.PosternConfiguration;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.quarkiverse.operatorsdk.runtime.QuarkusConfigurationService;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Joins the Lease to the work that hangs on it. */
@Singleton
final class Leadership {

    private static final String LEASE = "postern-operator";

    /** After the operator itself has started. */
    private static final int LAST = Integer.MAX_VALUE;

    private final Instance<LeaderWork> works;

    @Inject
    Leadership(Instance<LeaderWork> works) {
        this.works = works;
    }

    /** A leader that loses its Lease ends its process: nothing it has in memory is to be trusted any more. */
    @Produces
    @Singleton
    LeaderElectionConfiguration election(PosternConfiguration configuration) {
        var operator = configuration.operator();
        String instance = operator.instance().orElseGet(() -> UUID.randomUUID().toString());
        return LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(LEASE)
                .withLeaseNamespace(operator.namespace())
                .withIdentity(instance)
                .withLeaderCallbacks(new LeaderCallbacks(this::start, this::stop, leader -> {}))
                .build();
    }

    /** Where there is no election, as in tests, this process leads from the start. */
    void started(@Observes @Priority(LAST) StartupEvent event, QuarkusConfigurationService operator) {
        if (operator.getLeaderElectionConfiguration().isEmpty()) {
            start();
        }
    }

    void stopping(@Observes ShutdownEvent event) {
        stop();
    }

    private void start() {
        works.forEach(LeaderWork::start);
    }

    private void stop() {
        works.forEach(LeaderWork::stop);
    }
}
