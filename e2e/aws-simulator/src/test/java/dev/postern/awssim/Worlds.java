package dev.postern.awssim;

import dev.postern.awssim.seed.AccountSeed;
import dev.postern.awssim.seed.AuthoritySeed;
import dev.postern.awssim.seed.KeySeed;
import dev.postern.awssim.seed.RoleSeed;
import java.util.List;

/** The accounts of the tests, and their credentials. */
final class Worlds {
    static final String PROVIDER = "111111111111";
    static final String CONSUMER = "222222222222";
    static final String OPERATOR_ACCOUNT = "999999999999";
    static final String REGION = "eu-central-1";
    static final KeySeed OPERATOR = new KeySeed("operator", "AKIAOPERATOR00000001", "operator-secret", List.of("*"));
    static final KeySeed PROVIDER_ADMIN = new KeySeed("admin", "AKIAPROVIDER00000001", "provider-secret", List.of("*"));
    static final KeySeed CONSUMER_ADMIN = new KeySeed("admin", "AKIACONSUMER00000001", "consumer-secret", List.of("*"));
    static final AuthoritySeed INTERNAL = new AuthoritySeed("internal", "postern.test", "");
    static final AuthoritySeed SHORT_LIVED = new AuthoritySeed("short", "", "SHORT_LIVED_CERTIFICATE");
    static final RoleSeed ROLE =
            new RoleSeed("postern", List.of(OPERATOR.userArn(OPERATOR_ACCOUNT)), "external-1", List.of("*"));

    private Worlds() {}

    static AccountSeed operator() {
        return AccountSeed.of(OPERATOR_ACCOUNT, "operator").with(OPERATOR);
    }

    static AccountSeed provider() {
        return AccountSeed.of(PROVIDER, "provider")
                .with(PROVIDER_ADMIN)
                .with(ROLE)
                .with(INTERNAL)
                .with(SHORT_LIVED);
    }

    static AccountSeed consumer() {
        return AccountSeed.of(CONSUMER, "consumer").with(CONSUMER_ADMIN).with(ROLE);
    }
}
