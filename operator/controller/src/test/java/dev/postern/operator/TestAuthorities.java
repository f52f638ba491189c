package dev.postern.operator;

import dev.postern.awssim.seed.AccountSeed;
import dev.postern.awssim.seed.AuthoritySeed;
import java.util.List;
import java.util.Map;

/** Authorities that are configured and of no use: what somebody gets who took the wrong ARN. */
final class TestAuthorities {

    /** Its ARN names nothing. */
    static final String LOST = "lost";

    /** A test disables and enables it. */
    static final String DISABLED = "disabled";

    /** It may issue for another trust domain only. */
    static final String FOREIGN = "foreign";

    private static final AuthoritySeed LOST_SEED = new AuthoritySeed(LOST, TestCluster.TRUST_DOMAIN, "");
    private static final AuthoritySeed DISABLED_SEED = new AuthoritySeed(DISABLED, TestCluster.TRUST_DOMAIN, "");
    private static final AuthoritySeed FOREIGN_SEED = new AuthoritySeed(FOREIGN, "other.example", "");

    private TestAuthorities() {}

    static String arn(String name) {
        return new AuthoritySeed(name, "", "").arn(TestCluster.ACCOUNT, TestCluster.REGION);
    }

    static AccountSeed with(AccountSeed account) {
        return account.with(DISABLED_SEED).with(FOREIGN_SEED);
    }

    static void configure(Map<String, String> configuration) {
        for (AuthoritySeed seed : List.of(LOST_SEED, DISABLED_SEED, FOREIGN_SEED)) {
            String key = "postern.authorities." + seed.name();
            configuration.put(key + ".arn", arn(seed.name()));
            configuration.put(key + ".trust-domain", TestCluster.TRUST_DOMAIN);
            configuration.put(key + ".account", "shop-prod");
            configuration.put(key + ".namespaces", "*");
            configuration.put(key + ".dns-names", "*.internal.example");
        }
    }
}
