package dev.postern.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class InventoryTest {

    private static final String ENDPOINT = """
            {"id": "vpce-1", "state": "available", "addresses": ["10.0.0.4"],
             "tags": {"postern.dev/owner": "ApiConsumer/billing/billing"}}""";

    private static Inventory inventory(String endpoints, int rules) throws Exception {
        return Inventory.of(new ObjectMapper().readTree("""
            [{"account": "222222222222", "name": "billing-prod",
              "endpoints": [%s],
              "securityGroups": [
                {"id": "sg-1", "name": "default", "ingressRules": 0, "tags": {}},
                {"id": "sg-2", "name": "billing-pods", "ingressRules": %d, "tags": {"Name": "billing-pods"}}],
              "hostedZones": [{"name": "billing.internal.example", "records": [
                "billing.internal.example NS ns-1.example", "billing.internal.example SOA ns-1.example 1"]}]}]""".formatted(endpoints, rules)));
    }

    @Test
    void whatEveryAccountHasFromTheStartIsNotThere() throws Exception {
        assertThat(inventory("", 0).resources()).isEmpty();
        assertThat(inventory("", 0).table()).isEqualTo("(nothing in any account)");
    }

    @Test
    void ruleLeftInAGroupOfTheAccountIsThere() throws Exception {
        assertThat(inventory("", 1).ofKind("security group")).hasSize(1);
    }

    @Test
    void resourcesAreFoundByOwnerAndShownByAccount() throws Exception {
        var inventory = inventory(ENDPOINT, 0);

        assertThat(inventory.ownedBy("ApiConsumer/billing/billing")).hasSize(1);
        assertThat(inventory.ownedBy("ApiConsumer/reports/reports")).isEmpty();
        assertThat(inventory.table())
                .startsWith("billing-prod (222222222222)\n  endpoint")
                .contains("vpce-1")
                .contains("available at 10.0.0.4");
    }
}
