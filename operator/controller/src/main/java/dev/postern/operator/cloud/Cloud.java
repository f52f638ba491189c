package dev.postern.operator.cloud;

import dev.postern.aws.account.AccountSession;
import dev.postern.aws.account.AwsAccounts;
import dev.postern.aws.account.AwsSettings;
import dev.postern.aws.apply.Applier;
import dev.postern.aws.apply.IntentLog;
import dev.postern.aws.apply.Mode;
import dev.postern.aws.apply.Report;
import dev.postern.aws.call.CallScope;
import dev.postern.aws.call.Limits;
import dev.postern.aws.driver.AwsDrivers;
import dev.postern.aws.facts.NetworkGathering;
import dev.postern.aws.problem.AwsProblemException;
import dev.postern.aws.problem.Problem;
import dev.postern.operator.configuration.ConfiguredAccount;
import dev.postern.operator.configuration.PosternConfiguration;
import dev.postern.plan.Owner;
import dev.postern.plan.Plan;
import dev.postern.plan.facts.NetworkFacts;
import dev.postern.plan.facts.ZoneFacts;
import dev.postern.plan.facts.ZonePermission;
import io.fabric8.kubernetes.api.model.HasMetadata;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/** The configured accounts, opened: one for the whole process, so that all objects share budgets and reads. */
@Singleton
public final class Cloud {

    private final AwsAccounts accounts;
    private final ClusterId clusterId;
    private final InstantSource clock;

    @Inject
    Cloud(PosternConfiguration configuration, ClusterId clusterId, InstantSource clock) {
        this.accounts = new AwsAccounts(new AwsSettings(
                configuration.aws().endpointOverride(),
                DefaultCredentialsProvider.builder().build(),
                Limits.DEFAULT,
                clock));
        this.clusterId = clusterId;
        this.clock = clock;
    }

    public Owner owner(HasMetadata object) {
        var metadata = object.getMetadata();
        return new Owner(
                clusterId.value(), metadata.getUid(), object.getKind(), metadata.getNamespace(), metadata.getName());
    }

    /** @throws RuntimeException what the log throws when it cannot store: the pass ends there */
    public Report apply(PathPlan.Apply step, IntentLog log) {
        return apply(step.account(), step.plan(), log, step.mode());
    }

    public Reading<NetworkFacts> network(
            Owner owner, ConfiguredAccount account, List<String> subnets, List<String> groups) {
        return reading(owner, () -> new NetworkGathering(session(account)).network(subnets, groups));
    }

    public Reading<List<ZoneFacts>> zones(Owner owner, ConfiguredAccount account, String name) {
        return reading(owner, () -> new NetworkGathering(session(account)).zones(name));
    }

    /** Reads what every path half in the account asks for; the problem, when that cannot be read. */
    Optional<Problem> firstRead(ConfiguredAccount account) {
        try {
            AccountSession session = session(account);
            session.snapshot().securityGroups().all();
            account.facts().permissions().zones().stream()
                    .map(ZonePermission::zone)
                    .distinct()
                    .forEach(new NetworkGathering(session)::zones);
            return Optional.empty();
        } catch (AwsProblemException e) {
            return Optional.of(e.problem());
        }
    }

    @PreDestroy
    void close() {
        accounts.close();
    }

    private Report apply(ConfiguredAccount account, Plan plan, IntentLog log, Mode mode) {
        return new Applier(AwsDrivers.of(session(account)), clock).apply(plan, log, mode);
    }

    private AccountSession session(ConfiguredAccount account) {
        return accounts.open(account.account());
    }

    private static <T> Reading<T> reading(Owner owner, Supplier<T> read) {
        try {
            return new Reading.Known<>(CallScope.of(owner).call(read));
        } catch (AwsProblemException e) {
            return new Reading.Failed<>(e.problem());
        }
    }
}
