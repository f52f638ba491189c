package dev.postern.operator.configuration;

import java.util.Map;
import java.util.Optional;

/**
 * The configured authorities by name. All belong to the cluster's one trust domain.
 *
 * @param own issues the operator's own identity
 */
public record Authorities(Map<String, Authority> byName, Authority own) {

    public Authorities {
        byName = Map.copyOf(byName);
    }

    public Optional<Authority> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    public String trustDomain() {
        return own.trustDomain();
    }
}
