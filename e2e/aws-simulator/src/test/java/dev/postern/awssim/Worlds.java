package dev.postern.awssim;

import dev.postern.awssim.seed.AccountSeed;
import dev.postern.awssim.seed.AuthoritySeed;
import dev.postern.awssim.seed.KeySeed;
import dev.postern.awssim.seed.RoleSeed;
import dev.postern.awssim.seed.VpcSeed;
import dev.postern.awssim.seed.VpcSeed.SubnetSeed;
import java.util.List;
import java.util.Map;

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

    static final String PROVIDER_VPC = "vpc-0provider";
    static final List<String> PROVIDER_SUBNETS = List.of("subnet-0providera", "subnet-0providerb");
    static final String CONSUMER_VPC = "vpc-0consumer";
    static final List<String> CONSUMER_SUBNETS = List.of("subnet-0consumera", "subnet-0consumerb");
    /** In a zone that the provider's load balancers do not cover. */
    static final String CONSUMER_ELSEWHERE = "subnet-0consumerc";

    /** In the zone of the first. */
    static final String CONSUMER_SECOND_IN_ZONE = "subnet-0consumera2";

    private static final VpcSeed PROVIDER_NETWORK = new VpcSeed(
            PROVIDER_VPC,
            "127.10.0.0/16",
            List.of(),
            List.of(
                    new SubnetSeed(PROVIDER_SUBNETS.get(0), "127.10.1.0/24", "eu-central-1a"),
                    new SubnetSeed(PROVIDER_SUBNETS.get(1), "127.10.2.0/24", "eu-central-1b")),
            List.of());
    /** The same zones under other names. */
    private static final Map<String, String> CONSUMER_ZONES =
            Map.of("eu-central-1a", "euc1-az3", "eu-central-1b", "euc1-az2", "eu-central-1c", "euc1-az1");

    private static final VpcSeed CONSUMER_NETWORK = new VpcSeed(
            CONSUMER_VPC,
            "127.20.0.0/16",
            List.of(),
            List.of(
                    new SubnetSeed(CONSUMER_SUBNETS.get(0), "127.20.1.0/24", "eu-central-1a"),
                    new SubnetSeed(CONSUMER_SUBNETS.get(1), "127.20.2.0/24", "eu-central-1b"),
                    new SubnetSeed(CONSUMER_SECOND_IN_ZONE, "127.20.4.0/24", "eu-central-1a"),
                    new SubnetSeed(CONSUMER_ELSEWHERE, "127.20.3.0/24", "eu-central-1c")),
            List.of());

    private Worlds() {}

    static AccountSeed operator() {
        return AccountSeed.of(OPERATOR_ACCOUNT, "operator").with(OPERATOR);
    }

    static AccountSeed provider() {
        return AccountSeed.of(PROVIDER, "provider")
                .with(PROVIDER_ADMIN)
                .with(ROLE)
                .with(INTERNAL)
                .with(SHORT_LIVED)
                .with(PROVIDER_NETWORK);
    }

    static AccountSeed consumer() {
        return AccountSeed.of(CONSUMER, "consumer")
                .withZones(CONSUMER_ZONES)
                .with(CONSUMER_ADMIN)
                .with(ROLE)
                .with(CONSUMER_NETWORK);
    }
}
