package dev.postern.operator.configuration;

import dev.postern.aws.account.AwsAccount;
import dev.postern.plan.facts.AccountFacts;
import dev.postern.plan.facts.AccountFacts.Permissions;
import dev.postern.plan.facts.ZonePermission;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Turns checked configuration into accounts that planning and calls work with. */
@Singleton
class AccountsProducer {

    /** @throws InvalidConfigurationException naming every key that is wrong */
    @Produces
    @Singleton
    Accounts accounts(PosternConfiguration configuration) {
        InvalidConfigurationException.throwIfAny(ConfigurationChecks.problems(configuration));
        return new Accounts(configuration.accounts().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> configured(entry.getKey(), entry.getValue()))));
    }

    private static ConfiguredAccount configured(String name, PosternConfiguration.Account account) {
        return new ConfiguredAccount(
                new AwsAccount(name, account.id(), account.region(), account.roleArn(), account.externalId()),
                new AccountFacts(
                        name,
                        account.id(),
                        account.region(),
                        account.roleArn().orElse(""),
                        set(account.namespaces()),
                        permissions(account)));
    }

    private static Permissions permissions(PosternConfiguration.Account account) {
        return new Permissions(
                set(account.vpcs()),
                account.subnetTags(),
                account.securityGroupTags(),
                account.zones().stream()
                        .map(zone -> new ZonePermission(zone.zone(), zone.names()))
                        .toList());
    }

    private static Set<String> set(Optional<List<String>> values) {
        return Set.copyOf(values.orElse(List.of()));
    }
}
