package dev.postern.operator.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationChecksTest {

    private static final Map<String, String> GOOD = Map.of(
            "postern.accounts.shop-prod.id", "111111111111",
            "postern.accounts.shop-prod.region", "eu-central-1",
            "postern.authorities.internal.arn",
                    "arn:aws:acm-pca:eu-central-1:111111111111:certificate-authority/11111111-2222",
            "postern.authorities.internal.trust-domain", "prod.example",
            "postern.authorities.internal.account", "shop-prod",
            "postern.authorities.internal.namespaces", "shop,billing");

    @Test
    void findsNothingWrongWithAGoodConfiguration() {
        assertThat(ConfigurationChecks.problems(mapping(GOOD))).isEmpty();
    }

    @Test
    void namesEveryWrongKeyAtOnce() {
        var wrong = with("postern.accounts.shop-prod.id", "12");
        wrong.put("postern.accounts.shop-prod.role-arn", "arn:aws:iam::111111111111:role/postern");
        wrong.put("postern.authorities.internal.account", "elsewhere");
        wrong.put("postern.authorities.internal.trust-domain", "Prod Example");

        assertThat(ConfigurationChecks.problems(mapping(wrong)))
                .anySatisfy(problem -> assertThat(problem).contains("postern.accounts.shop-prod.id", "twelve digits"))
                .anySatisfy(problem -> assertThat(problem).contains("postern.accounts.shop-prod.external-id"))
                .anySatisfy(
                        problem -> assertThat(problem).contains("postern.authorities.internal.account", "elsewhere"))
                .anySatisfy(problem -> assertThat(problem).contains("postern.authorities.internal.trust-domain"))
                .hasSize(4);
    }

    @Test
    void readsWhatObjectsMayNameInAnAccountAndNamesWhatIsWrongThere() {
        var networks = with("postern.accounts.shop-prod.vpcs", "vpc-0000000a,vpc-0000000b");
        networks.put("postern.accounts.shop-prod.subnet-tags.tier", "internal");
        networks.put("postern.accounts.shop-prod.zones[0].zone", "internal.example");
        networks.put("postern.accounts.shop-prod.zones[0].names", "orders,*-api");

        assertThat(ConfigurationChecks.problems(mapping(networks))).isEmpty();

        networks.put("postern.accounts.shop-prod.vpcs", "vpc-1");
        networks.put("postern.accounts.shop-prod.zones[0].zone", "Internal.example.");
        assertThat(ConfigurationChecks.problems(mapping(networks)))
                .anySatisfy(problem -> assertThat(problem).contains("postern.accounts.shop-prod.vpcs"))
                .anySatisfy(problem -> assertThat(problem).contains("postern.accounts.shop-prod.zones"))
                .hasSize(2);
    }

    @Test
    void refusesASecondTrustDomain() {
        var two = with("postern.authorities.other.arn", GOOD.get("postern.authorities.internal.arn"));
        two.put("postern.authorities.other.trust-domain", "test.example");
        two.put("postern.authorities.other.account", "shop-prod");
        two.put("postern.authorities.other.namespaces", "*");
        two.put("postern.operator.authority", "internal");

        assertThat(ConfigurationChecks.problems(mapping(two)))
                .singleElement()
                .satisfies(problem -> assertThat(problem).contains("one trust domain"));
    }

    @Test
    void asksForTheOperatorsOwnAuthorityWhenThereAreSeveral() {
        var two = with("postern.authorities.other.arn", GOOD.get("postern.authorities.internal.arn"));
        two.put("postern.authorities.other.trust-domain", "prod.example");
        two.put("postern.authorities.other.account", "shop-prod");
        two.put("postern.authorities.other.namespaces", "*");

        assertThat(ConfigurationChecks.problems(mapping(two)))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("postern.operator.authority is missing"));
    }

    @Test
    void asksForAnAuthorityWhenThereIsNone() {
        assertThat(ConfigurationChecks.problems(mapping(Map.of())))
                .singleElement()
                .satisfies(problem -> assertThat(problem).startsWith("postern.authorities is empty"));
    }

    @Test
    void matchesDnsNamesExactlyOrBelowASuffix() {
        Authority authority = Authority.of(
                "internal",
                mapping(with("postern.authorities.internal.dns-names", "api.example,*.internal.example"))
                        .authorities()
                        .get("internal"),
                Account.of("shop-prod", mapping(GOOD).accounts().get("shop-prod")));

        assertThat(authority.allowsDnsName("api.example")).isTrue();
        assertThat(authority.allowsDnsName("a.b.internal.example")).isTrue();
        assertThat(authority.allowsDnsName("internal.example")).isFalse();
        assertThat(authority.allowsDnsName(".internal.example")).isFalse();
        assertThat(authority.allowsDnsName("evil-internal.example")).isFalse();
        assertThat(authority.serves("shop")).isTrue();
        assertThat(authority.serves("other")).isFalse();
    }

    private static Map<String, String> with(String key, String value) {
        var values = new HashMap<>(GOOD);
        values.put(key, value);
        return values;
    }

    private static PosternConfiguration mapping(Map<String, String> values) {
        return new SmallRyeConfigBuilder()
                .withDefaultValues(values)
                .withMapping(PosternConfiguration.class)
                .build()
                .getConfigMapping(PosternConfiguration.class);
    }
}
