package dev.postern.operator.configuration;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns checked configuration into the values the rest of the operator works with. */
@Singleton
class ConfiguredAuthorities {

    /** @throws InvalidConfigurationException naming every key that is wrong */
    @Produces
    @Singleton
    Authorities authorities(PosternConfiguration configuration) {
        InvalidConfigurationException.throwIfAny(ConfigurationChecks.problems(configuration));
        Map<String, Authority> byName = new TreeMap<>();
        configuration
                .authorities()
                .forEach((name, authority) ->
                        byName.put(name, Authority.of(name, authority, account(authority.account(), configuration))));
        Authority own = configuration
                .operator()
                .authority()
                .map(byName::get)
                .orElseGet(() -> byName.values().iterator().next());
        return new Authorities(byName, own);
    }

    /** The checks have seen that it is there. */
    private static Account account(String name, PosternConfiguration configuration) {
        return Optional.ofNullable(configuration.accounts().get(name))
                .map(account -> Account.of(name, account))
                .orElseThrow();
    }
}
