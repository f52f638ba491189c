package dev.postern.operator.configuration;

import java.util.Map;
import java.util.Optional;

/** The configured accounts by name: the only place a role comes from. */
public record Accounts(Map<String, ConfiguredAccount> byName) {

    public Accounts {
        byName = Map.copyOf(byName);
    }

    public Optional<ConfiguredAccount> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
