package dev.postern.operator.configuration;

import java.util.List;
import java.util.Set;

/** A configured certificate authority, and who may have what issued by it. */
public record Authority(
        String name, String arn, String trustDomain, Account account, Set<String> namespaces, List<String> dnsNames) {

    private static final String EVERY_NAMESPACE = "*";

    private static final String ANY_LABELS = "*.";

    public Authority {
        namespaces = Set.copyOf(namespaces);
        dnsNames = List.copyOf(dnsNames);
    }

    static Authority of(String name, PosternConfiguration.Authority configured, Account account) {
        return new Authority(
                name,
                configured.arn(),
                configured.trustDomain(),
                account,
                Set.copyOf(configured.namespaces()),
                configured.dnsNames().orElse(List.of()));
    }

    /** Whether an object of this namespace may name this authority. */
    public boolean serves(String namespace) {
        return namespaces.contains(EVERY_NAMESPACE) || namespaces.contains(namespace);
    }

    /** Whether configuration lets an API ask for this DNS name. */
    public boolean allowsDnsName(String dnsName) {
        return dnsNames.stream().anyMatch(pattern -> matches(pattern, dnsName));
    }

    private static boolean matches(String pattern, String dnsName) {
        return pattern.startsWith(ANY_LABELS)
                ? dnsName.endsWith(pattern.substring(1)) && dnsName.length() > pattern.length() - 1
                : pattern.equals(dnsName);
    }
}
