package dev.postern.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpiffeIdTest {

    private static final String DOMAIN_CHARACTERS = "abcxyz019.-_";
    private static final String SEGMENT_CHARACTERS = "abcXYZ019-_.";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spiffe://prod.example",
                "spiffe://prod.example/ns/shop/api/orders",
                "spiffe://a_b-c.9/x",
                "spiffe://prod.example/A.b/...",
                "spiffe://prod.example/.a/..b"
            })
    void takesWhatTheSpecificationAllows(String uri) {
        assertThat(SpiffeId.parse(uri)).map(SpiffeId::uri).contains(uri);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "spiffe://",
                "spiffe:///ns/shop",
                "https://prod.example/ns/shop",
                "SPIFFE://prod.example/a",
                "spiffe:/prod.example/a",
                " spiffe://prod.example/a",
                "spiffe://prod.example/a ",
                "spiffe://prod.example/a\n",
                "spiffe://prod.example\n",
                "spiffe://prod.example/a\0",
                "spiffe://Prod.example/a",
                "spiffe://prod.example:8443/a",
                "spiffe://user@prod.example/a",
                "spiffe://user:pass@prod.example/a",
                "spiffe://[::1]/a",
                "spiffe://prod.exämple/a",
                "spiffe://prod%2eexample/a",
                "spiffe://prod.example/",
                "spiffe://prod.example/a/",
                "spiffe://prod.example//a",
                "spiffe://prod.example/a//b",
                "spiffe://prod.example/.",
                "spiffe://prod.example/./a",
                "spiffe://prod.example/a/..",
                "spiffe://prod.example/../a",
                "spiffe://prod.example/a%2fb",
                "spiffe://prod.example/a%20b",
                "spiffe://prod.example/a;b",
                "spiffe://prod.example/a:b",
                "spiffe://prod.example/a\\b",
                "spiffe://prod.example/a?x=1",
                "spiffe://prod.example?x=1",
                "spiffe://prod.example/a#f",
                "spiffe://prod.example#f",
                "spiffe://prod.example/ä"
            })
    void refusesEverythingElse(String uri) {
        assertThat(SpiffeId.parse(uri)).isEmpty();
    }

    @Test
    void takesTheLongestIdAndNoneLonger() {
        String longest = "spiffe://prod.example/" + "a".repeat(SpiffeId.MAX_LENGTH - "spiffe://prod.example/".length());

        assertThat(SpiffeId.parse(longest)).isPresent();
        assertThat(SpiffeId.parse(longest + "a")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource(Seeds.FRESH)
    void printsWhatItParsed(long seed) {
        var random = new Random(seed);
        var id = new SpiffeId(Seeds.text(random, DOMAIN_CHARACTERS, 40), path(random));

        assertThat(SpiffeId.parse(id.uri())).contains(id);
    }

    @ParameterizedTest
    @MethodSource(Seeds.FRESH)
    void neverTakesTwoTextsForOneId(long seed) {
        var random = new Random(seed);
        var text = new StringBuilder(new SpiffeId("prod.example", "/a" + path(random)).uri());
        text.setCharAt(
                random.nextInt(text.length()),
                Seeds.text(random, "aB.-_/%:?#@; \0", 1).charAt(0));

        assertThat(SpiffeId.parse(text.toString()).map(SpiffeId::uri).stream()).isSubsetOf(text.toString());
    }

    @Test
    void namesTheWorkloadItIsIssuedTo() {
        assertThat(SpiffeId.api("prod.example", "shop", "orders").uri())
                .isEqualTo("spiffe://prod.example/ns/shop/api/orders");
        assertThat(SpiffeId.consumer("prod.example", "billing", "billing").uri())
                .isEqualTo("spiffe://prod.example/ns/billing/consumer/billing");
        assertThat(SpiffeId.operator("prod.example", "postern-system").uri())
                .isEqualTo("spiffe://prod.example/ns/postern-system/operator");
    }

    @Test
    void tellsWhichWorkloadItNames() {
        assertThat(SpiffeId.api("d", "shop", "orders.v1").workload())
                .contains(new WorkloadName(WorkloadName.Kind.API, "shop", "orders.v1"));
        assertThat(SpiffeId.consumer("d", "billing", "b").workload())
                .contains(new WorkloadName(WorkloadName.Kind.CONSUMER, "billing", "b"));
        assertThat(SpiffeId.operator("d", "postern-system").workload())
                .contains(new WorkloadName(WorkloadName.Kind.OPERATOR, "postern-system", "operator"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spiffe://d",
                "spiffe://d/ns/shop",
                "spiffe://d/ns/shop/api",
                "spiffe://d/ns/shop/sa/orders",
                "spiffe://d/ns/shop/API/orders",
                "spiffe://d/ns/shop/api/Orders",
                "spiffe://d/ns/shop.b/api/orders",
                "spiffe://d/ns/shop/api/-orders",
                "spiffe://d/ns/shop/api/orders/x",
                "spiffe://d/x/ns/shop/api/orders",
                "spiffe://d/ns/shop/operator/x"
            })
    void namesNoWorkloadByAnotherPath(String uri) {
        assertThat(SpiffeId.parse(uri)).isPresent();
        assertThat(SpiffeId.parse(uri).flatMap(SpiffeId::workload)).isEmpty();
    }

    @Test
    void refusesToBuildAnIdFromNamesThatAreNone() {
        assertThatThrownBy(() -> SpiffeId.api("prod.example", "shop/api/x", "orders"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SpiffeId.consumer("prod.example", "shop", ".."))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SpiffeId.api("d".repeat(200), "s".repeat(40), "o"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("253");
    }

    private static String path(Random random) {
        var path = new StringBuilder();
        for (int segments = random.nextInt(5); segments > 0; segments--) {
            path.append("/x").append(Seeds.text(random, SEGMENT_CHARACTERS, 20));
        }
        return path.toString();
    }
}
