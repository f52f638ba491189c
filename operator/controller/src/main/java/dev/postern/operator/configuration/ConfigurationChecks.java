package dev.postern.operator.configuration;

import dev.postern.identity.SpiffeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Everything that is wrong with a configuration, all at once; each sentence names the key and the way out. */
public final class ConfigurationChecks {

    private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9]{12}");

    private static final Pattern AUTHORITY_ARN =
            Pattern.compile("arn:[a-z-]+:acm-pca:[a-z0-9-]+:[0-9]{12}:certificate-authority/[A-Za-z0-9-]+");

    private static final Pattern ROLE_ARN = Pattern.compile("arn:[a-z-]+:iam::[0-9]{12}:role/.+");

    private static final Pattern VPC = Pattern.compile("vpc-([0-9a-f]{8}|[0-9a-f]{17})");

    private static final Pattern ZONE = Pattern.compile("([a-z0-9_]([-a-z0-9_]{0,61}[a-z0-9_])?\\.)+[a-z0-9-]+");

    private static final Pattern NAME = Pattern.compile("[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?");

    private ConfigurationChecks() {}

    public static List<String> problems(PosternConfiguration configuration) {
        List<String> problems = new ArrayList<>();
        configuration.accounts().forEach((name, account) -> {
            problems.addAll(ofAccount(name, account));
            problems.addAll(ofZones(name, account.zones()));
        });
        configuration
                .authorities()
                .forEach((name, authority) -> problems.addAll(ofAuthority(name, authority, configuration)));
        oneTrustDomain(configuration.authorities()).ifPresent(problems::add);
        ownAuthority(configuration).ifPresent(problems::add);
        return List.copyOf(problems);
    }

    private static List<String> ofAccount(String name, PosternConfiguration.Account account) {
        String key = "postern.accounts." + name;
        return Stream.of(
                        check(isName(name), key + ": the name must be a DNS label, as objects refer to it"),
                        check(
                                ACCOUNT_ID.matcher(account.id()).matches(),
                                key + ".id is '" + account.id()
                                        + "': an AWS account id has twelve digits (quote it in YAML)"),
                        check(
                                !account.region().isBlank(),
                                key + ".region is empty: name a region such as eu-central-1"),
                        check(
                                account.roleArn().stream()
                                        .allMatch(role -> ROLE_ARN.matcher(role).matches()),
                                key + ".role-arn is not the ARN of a role (arn:aws:iam::<account>:role/<name>)"),
                        check(
                                account.roleArn().isEmpty()
                                        || account.externalId().isPresent(),
                                key
                                        + ".external-id is missing: a role is assumed with an external id, put the one its trust policy asks for"),
                        check(
                                account.vpcs().orElse(List.of()).stream().allMatch(ConfigurationChecks::isVpc),
                                key
                                        + ".vpcs has an entry that is no VPC id: list ids such as vpc-0a1b2c3d, or '*' alone"))
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> ofZones(String account, List<PosternConfiguration.Zone> zones) {
        return zones.stream()
                .flatMap(zone -> Stream.of(
                        check(
                                ZONE.matcher(zone.zone()).matches(),
                                "postern.accounts." + account + ".zones: '" + zone.zone()
                                        + "' is no domain name in lower case without a trailing dot"),
                        check(
                                !zone.names().isEmpty(),
                                "postern.accounts." + account + ".zones: zone " + zone.zone()
                                        + " has no names: list those objects may write, '*' for all")))
                .flatMap(Optional::stream)
                .toList();
    }

    private static boolean isVpc(String text) {
        return text.equals("*") || VPC.matcher(text).matches();
    }

    private static List<String> ofAuthority(
            String name, PosternConfiguration.Authority authority, PosternConfiguration configuration) {
        String key = "postern.authorities." + name;
        return Stream.of(
                        check(isName(name), key + ": the name must be a DNS label, as objects refer to it"),
                        check(
                                AUTHORITY_ARN.matcher(authority.arn()).matches(),
                                key
                                        + ".arn is not the ARN of an AWS Private CA (arn:aws:acm-pca:<region>:<account>:certificate-authority/<id>)"),
                        check(
                                SpiffeId.parse("spiffe://" + authority.trustDomain())
                                        .isPresent(),
                                key + ".trust-domain '" + authority.trustDomain()
                                        + "' is no SPIFFE trust domain: lower-case letters, digits, dots, dashes"),
                        check(
                                configuration.accounts().containsKey(authority.account()),
                                key + ".account names '" + authority.account()
                                        + "', which postern.accounts does not have: add it or name one of "
                                        + configuration.accounts().keySet()),
                        check(
                                !authority.namespaces().isEmpty(),
                                key + ".namespaces is empty: list the namespaces that may use this authority, or '*'"))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> oneTrustDomain(Map<String, PosternConfiguration.Authority> authorities) {
        List<String> domains = authorities.values().stream()
                .map(PosternConfiguration.Authority::trustDomain)
                .distinct()
                .sorted()
                .toList();
        return check(
                domains.size() <= 1,
                "postern.authorities.*.trust-domain has " + domains
                        + ": a cluster has one trust domain, give every authority the same");
    }

    private static Optional<String> ownAuthority(PosternConfiguration configuration) {
        var authorities = configuration.authorities().keySet();
        Optional<String> named = configuration.operator().authority();
        if (named.isPresent()) {
            return check(
                    authorities.contains(named.get()),
                    "postern.operator.authority names '" + named.get()
                            + "', which postern.authorities does not have: name one of " + authorities);
        }
        return check(
                authorities.size() == 1,
                authorities.isEmpty()
                        ? "postern.authorities is empty: configure at least one certificate authority"
                        : "postern.operator.authority is missing: with several authorities, name the one that issues the operator's own identity");
    }

    private static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    private static Optional<String> check(boolean holds, String problem) {
        return holds ? Optional.empty() : Optional.of(problem);
    }
}
