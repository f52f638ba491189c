package dev.postern.aws.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.aws.account.AccountSession;
import dev.postern.aws.account.AwsAccount;
import dev.postern.aws.account.AwsAccounts;
import dev.postern.aws.account.AwsSettings;
import dev.postern.aws.apply.Applier;
import dev.postern.aws.apply.IntentLog;
import dev.postern.aws.apply.Mode;
import dev.postern.aws.apply.Report;
import dev.postern.aws.call.Limits;
import dev.postern.awssim.AwsSimulator;
import dev.postern.awssim.SimulatorOptions;
import dev.postern.awssim.seed.AccountSeed;
import dev.postern.awssim.seed.HostedZoneSeed;
import dev.postern.awssim.seed.KeySeed;
import dev.postern.awssim.seed.RoleSeed;
import dev.postern.awssim.seed.VpcSeed;
import dev.postern.awssim.seed.VpcSeed.SecurityGroupSeed;
import dev.postern.awssim.seed.VpcSeed.SubnetSeed;
import dev.postern.plan.Plan;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** A provider and a consumer account in the simulator, reached as Postern reaches them: by assumed roles. */
final class SimulatedWorld implements AutoCloseable {

    static final String PROVIDER = "111111111111";
    static final String CONSUMER = "222222222222";
    static final String REGION = "eu-central-1";
    static final String PROVIDER_VPC = "vpc-0000000a";
    static final String CONSUMER_VPC = "vpc-0000000c";
    static final String ZONE = "Z0000000000001";
    private static final String EXTERNAL_ID = "external-1";
    private static final KeySeed OPERATOR = new KeySeed("operator", "AKIAOPERATOR00000001", "secret", List.of("*"));
    private static final KeySeed PROVIDER_ADMIN = new KeySeed("admin", "AKIAPROVIDER00000001", "secret", List.of("*"));
    private static final KeySeed CONSUMER_ADMIN = new KeySeed("admin", "AKIACONSUMER00000001", "secret", List.of("*"));
    private static final int MOST_PASSES = 80;
    private static final Duration STEP = Duration.ofMillis(1100);

    final AwsSimulator simulator;
    final AwsAccounts accounts;
    private final Map<KeySeed, AwsAccounts> admins = new HashMap<>();
    private final RoleSeed providerRole;
    private final RoleSeed consumerRole;

    private SimulatedWorld(List<String> providerActions, List<String> consumerActions) {
        providerRole = role(providerActions);
        consumerRole = role(consumerActions);
        simulator = AwsSimulator.start(
                SimulatorOptions.of(AccountSeed.of("999999999999", "operator").with(OPERATOR), provider(), consumer()));
        accounts = accountsAs(OPERATOR);
    }

    static SimulatedWorld start() {
        return new SimulatedWorld(List.of("*"), List.of("*"));
    }

    /** With roles that may do this and nothing else. */
    static SimulatedWorld withActions(List<String> provider, List<String> consumer) {
        return new SimulatedWorld(provider, consumer);
    }

    AccountSession providerSession() {
        return accounts.open(account("shop-prod", PROVIDER, providerRole));
    }

    /** Somebody with all permissions in the provider's account. */
    AccountSession providerAdmin() {
        return admin("shop-prod", PROVIDER, PROVIDER_ADMIN);
    }

    /** Somebody with all permissions in the consumer's account. */
    AccountSession consumerAdmin() {
        return admin("billing-prod", CONSUMER, CONSUMER_ADMIN);
    }

    AccountSession consumerSession() {
        return accounts.open(account("billing-prod", CONSUMER, consumerRole));
    }

    String providerRoleArn() {
        return providerRole.arn(PROVIDER);
    }

    String consumerRoleArn() {
        return consumerRole.arn(CONSUMER);
    }

    /** One pass, as a controller makes it. */
    Report pass(AccountSession session, Plan plan, IntentLog log) {
        return new Applier(AwsDrivers.of(session), () -> simulator.world().now()).apply(plan, log, Mode.EVERYTHING);
    }

    /** Passes until done, moving the clock between them as waiting would. */
    Report converge(AccountSession session, Plan plan, IntentLog log) {
        Report report = pass(session, plan, log);
        for (int i = 0; i < MOST_PASSES && !report.done(); i++) {
            simulator.advance(STEP);
            report = pass(session, plan, log);
        }
        assertThat(report.done()).as(report.outcomes().toString()).isTrue();
        return report;
    }

    @Override
    public void close() {
        accounts.close();
        admins.values().forEach(AwsAccounts::close);
        simulator.close();
    }

    private AccountSession admin(String name, String id, KeySeed key) {
        AwsAccounts own = admins.computeIfAbsent(key, this::accountsAs);
        return own.open(new AwsAccount(name, id, REGION, Optional.empty(), Optional.empty()));
    }

    private AwsAccounts accountsAs(KeySeed key) {
        var credentials = StaticCredentialsProvider.create(AwsBasicCredentials.create(key.id(), key.secret()));
        return new AwsAccounts(new AwsSettings(
                Optional.of(simulator.endpoint()),
                credentials,
                Limits.DEFAULT,
                () -> simulator.world().now()));
    }

    private static AwsAccount account(String name, String id, RoleSeed role) {
        return new AwsAccount(name, id, REGION, Optional.of(role.arn(id)), Optional.of(EXTERNAL_ID));
    }

    private static RoleSeed role(List<String> actions) {
        return new RoleSeed("postern", List.of(OPERATOR.userArn("999999999999")), EXTERNAL_ID, actions);
    }

    private AccountSeed provider() {
        return AccountSeed.of(PROVIDER, "shop")
                .with(providerRole)
                .with(PROVIDER_ADMIN)
                .with(new VpcSeed(
                        PROVIDER_VPC,
                        "127.10.0.0/16",
                        List.of(),
                        List.of(
                                new SubnetSeed("subnet-0000000a", "127.10.1.0/24", "eu-central-1a"),
                                new SubnetSeed("subnet-0000000b", "127.10.2.0/24", "eu-central-1b")),
                        List.of(new SecurityGroupSeed("sg-0000000a", "pods"))));
    }

    private AccountSeed consumer() {
        return AccountSeed.of(CONSUMER, "billing")
                .withZones(
                        Map.of("eu-central-1a", "euc1-az3", "eu-central-1b", "euc1-az2", "eu-central-1c", "euc1-az1"))
                .with(consumerRole)
                .with(CONSUMER_ADMIN)
                .with(new HostedZoneSeed(ZONE, "internal.example", List.of(CONSUMER_VPC)))
                .with(new VpcSeed(
                        CONSUMER_VPC,
                        "127.20.0.0/16",
                        List.of(),
                        List.of(
                                new SubnetSeed("subnet-0000000c", "127.20.1.0/24", "eu-central-1a"),
                                new SubnetSeed("subnet-0000000d", "127.20.2.0/24", "eu-central-1b"),
                                new SubnetSeed("subnet-0000000e", "127.20.3.0/24", "eu-central-1c")),
                        List.of(new SecurityGroupSeed("sg-0000000c", "callers"))));
    }
}
