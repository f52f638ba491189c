package dev.postern.operator.cloud;

import dev.postern.operator.configuration.Accounts;
import dev.postern.operator.configuration.ConfiguredAccount;
import dev.postern.operator.leadership.LeaderWork;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/**
 * Reads once in every account that objects may have networks in, when this process begins to lead: an account that
 * cannot be reached is in the log before an object needs it, and the first object need not wait for credentials,
 * connections and code that are used for the first time.
 */
@Singleton
final class FirstReads implements LeaderWork {

    private static final Logger LOG = Logger.getLogger(FirstReads.class);

    private final Cloud cloud;
    private final Accounts accounts;

    @Inject
    FirstReads(Cloud cloud, Accounts accounts) {
        this.cloud = cloud;
        this.accounts = accounts;
    }

    @Override
    public void start() {
        accounts.byName().values().stream()
                .filter(FirstReads::hasNetworks)
                .forEach(account -> Thread.ofVirtual()
                        .name("first-reads-" + account.account().name())
                        .start(() -> read(account)));
    }

    /** Nothing to end: each read is bounded, and writes nothing. */
    @Override
    public void stop() {}

    private void read(ConfiguredAccount account) {
        cloud.firstRead(account)
                .ifPresent(problem -> LOG.warnf(
                        "an account cannot be read account=%s id=%s: %s",
                        account.account().name(), account.account().id(), problem.message()));
    }

    private static boolean hasNetworks(ConfiguredAccount account) {
        return !account.facts().permissions().vpcs().isEmpty();
    }
}
