package dev.postern.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What is wrong with an object's network, account or policy is said by a condition that names the field and the way out.
 * Nothing is half made meanwhile, and what is corrected converges.
 */
@QuarkusTest
@WithTestResource(value = TestCluster.class, scope = TestResourceScope.GLOBAL)
class BadInputIT {

    private static final Duration LONG = Duration.ofSeconds(60);

    private static final String ANEW = "delete the object and create it again";

    @Inject
    KubernetesClient client;

    @Test
    void unknownAccountNameIsSaidAndNothingIsMade() {
        var shop = new PrivateShop(Shop.in(client, "bad-account"));

        shop.applyApiIn("nowhere", "subnet-0000000a");

        refusesApi(shop, "AccountUnknown", "spec.privateLink.account", "nowhere", "postern.accounts.nowhere", ANEW);
        convergesOnceCreatedAgain(shop);
    }

    @Test
    void accountThatIsNotForTheNamespaceIsSaidAndNothingIsMade() {
        var shop = new PrivateShop(Shop.in(client, "bad-namespace"));

        shop.applyApiIn("vault-prod", "subnet-0000000a");

        refusesApi(
                shop,
                "AccountNotAllowed",
                "spec.privateLink.account",
                "vault-prod",
                "bad-namespace",
                "postern.accounts.vault-prod.namespaces",
                ANEW);
        convergesOnceCreatedAgain(shop);
    }

    @Test
    void subnetsInTwoVpcsAreSaidAndNothingIsMade() {
        var shop = new PrivateShop(Shop.in(client, "bad-vpcs"));

        shop.applyApiIn("shop-prod", "subnet-0000000a, subnet-0000000e");

        refusesApi(
                shop,
                "NetworkInvalid",
                "spec.privateLink.network.subnets.ids[1]",
                "subnet-0000000e is in vpc-0000000e",
                "name one of vpc-0000000a",
                ANEW);
        convergesOnceCreatedAgain(shop);
    }

    @Test
    void availabilityZoneThatTheApiLacksIsSaidAndNoEndpointIsMade() {
        var shop = new PrivateShop(Shop.in(client, "bad-zone"));
        shop.applyApi("Reject");
        shop.applyPolicy("readers", "billing@billing-prod");

        shop.applyConsumer("billing", "billing-prod", "2", "subnet-00000012");

        shop.shop().awaitConsumer("billing", "Accepted", "False ZoneNotCovered");
        assertThat(message(shop, "Accepted"))
                .contains(
                        "spec.privateLink.network.subnets.ids[0]",
                        "subnet-00000012 is in availability zone euc1-az3",
                        "name subnets in euc1-az2",
                        ANEW);
        shop.shop().awaitConsumer("billing", "Ready", "False ZoneNotCovered");
        assertThat(shop.path("billing")).isEmpty();
        assertThat(shop.standing()).noneMatch(item -> item.startsWith(TestNetworks.BILLING));

        shop.shop().consumer("billing").delete();
        await().atMost(LONG).until(() -> shop.shop().consumer("billing").get() == null);
        shop.applyConsumer("billing", "billing-prod", "2");

        shop.shop().awaitConsumer("billing", "ConnectionAccepted", "True Accepted");
        shop.shop().consumer("billing").delete();
        shop.shop().api("orders").delete();
    }

    @Test
    void unknownAccountOfAConsumerIsSaidOnceItHasConsent() {
        var shop = new PrivateShop(Shop.in(client, "bad-caller"));
        shop.applyApi();
        shop.applyPolicy("readers", "billing@nowhere");

        shop.applyConsumer("billing", "nowhere", "2");

        shop.shop().awaitConsumer("billing", "Accepted", "False AccountUnknown");
        assertThat(message(shop, "Accepted"))
                .contains("spec.privateLink.account", "nowhere", "postern.accounts.nowhere", ANEW);
        assertThat(shop.path("billing")).isEmpty();
        shop.shop().consumer("billing").delete();
        shop.shop().api("orders").delete();
    }

    @Test
    void malformedPolicyIsSaidAndConsentsToNothing() {
        Shop shop = Shop.in(client, "bad-policy");
        shop.applyApi("orders");
        shop.applyConsumer("billing", "orders");

        policy(shop, "/orders/{id", "Allow");

        shop.awaitPolicy("readers", "Accepted", "False Invalid");
        assertThat(policyMessage(shop, "Accepted")).contains("spec.rules[0].to[0].paths[0]", "/orders/{id");
        shop.awaitConsumer("billing", "Authorized", "False NoPolicy");
        assertThat(shop.identityOfConsumer("billing")).isEmpty();

        policy(shop, "/orders/{id}", "Allow");

        shop.awaitPolicy("readers", "Accepted", "True Accepted");
        shop.awaitConsumer("billing", "Authorized", "True Granted");
    }

    @Test
    void policyThatFailsItsOwnTestIsSaidAndConsentsToNothing() {
        Shop shop = Shop.in(client, "bad-test");
        shop.applyApi("orders");
        shop.applyConsumer("billing", "orders");

        policy(shop, "/orders/{id}", "Deny");

        shop.awaitPolicy("readers", "TestsPassed", "False TestsFailed");
        assertThat(policyMessage(shop, "TestsPassed")).contains("spec.tests[0]", "expects Deny", "rule read allows it");
        shop.awaitPolicy("readers", "Enforced", "False NotAccepted");
        shop.awaitConsumer("billing", "Authorized", "False NoPolicy");
        assertThat(shop.identityOfConsumer("billing")).isEmpty();

        policy(shop, "/orders/{id}", "Allow");

        shop.awaitPolicy("readers", "TestsPassed", "True TestsPassed");
        shop.awaitConsumer("billing", "Authorized", "True Granted");
    }

    @Test
    void documentOfAnotherKeyIsSaidByThePodThatRefusesIt() throws Exception {
        Shop shop = Shop.settled(client, "bad-signature");
        ApiPod pod = ApiPod.ready(shop, "orders", "orders-1", "127.0.0.41");
        try (FakeSidecar sidecar = FakeSidecar.start(pod)) {
            shop.awaitApi("orders", "RuntimeReady", "True Ready");
            sidecar.refuse("BadSignature: The signature does not fit the text.");

            shop.applyPolicy("writers", "orders", "billing");

            shop.awaitApi("orders", "RuntimeReady", "False Waiting");
            await().atMost(Shop.BOUND)
                    .untilAsserted(() -> assertThat(apiMessage(shop, "RuntimeReady"))
                            .contains(
                                    "orders-1 says: BadSignature",
                                    "goes on with the last it accepted",
                                    "Secret postern-document-signing",
                                    "kubectl -n bad-signature rollout restart"));

            sidecar.accept();

            shop.awaitApi("orders", "RuntimeReady", "True Ready");
        }
    }

    private void refusesApi(PrivateShop shop, String reason, String... words) {
        shop.shop().awaitApi("orders", "Accepted", "False " + reason);
        shop.shop().awaitApi("orders", "Ready", "False " + reason);
        assertThat(apiMessage(shop.shop(), "Accepted")).contains(words);
        makesNothing(shop);
    }

    private void makesNothing(PrivateShop shop) {
        String namespace = shop.shop().namespace();
        await().during(Duration.ofSeconds(1)).untilAsserted(() -> {
            assertThat(shop.standing()).isEmpty();
            assertThat(shop.awsOfApi()).isEmpty();
            assertThat(client.secrets().inNamespace(namespace).list().getItems())
                    .isEmpty();
            assertThat(client.configMaps().inNamespace(namespace).list().getItems())
                    .isEmpty();
        });
    }

    /** The fields are immutable, so the way out is the one the message names. */
    private void convergesOnceCreatedAgain(PrivateShop shop) {
        shop.shop().api("orders").delete();
        await().atMost(LONG).until(() -> shop.shop().api("orders").get() == null);
        shop.applyApi("Reject");

        shop.shop().awaitApi("orders", "EndpointServiceReady", "True Available");
        shop.shop().api("orders").delete();
    }

    /** @param expected of a read by the consumer that the rule names */
    private static void policy(Shop shop, String path, String expected) {
        shop.apply("""
                kind: AccessPolicy
                metadata: {name: readers, namespace: %s}
                spec:
                  api: {name: orders}
                  rules:
                  - name: read
                    effect: Allow
                    from: [{consumer: {namespace: %s, name: billing}}]
                    to: [{methods: [GET], paths: ["%s"]}]
                  tests:
                  - name: reads
                    request: {from: {consumer: {namespace: %s, name: billing}}, method: GET, path: /orders/1}
                    expect: %s
                """.formatted(shop.namespace(), shop.namespace(), path, shop.namespace(), expected));
    }

    private static String apiMessage(Shop shop, String type) {
        return Shop.message(shop.api("orders").get().getStatus().conditions(), type);
    }

    private static String policyMessage(Shop shop, String type) {
        return Shop.message(shop.policy("readers").get().getStatus().conditions(), type);
    }

    private static String message(PrivateShop shop, String type) {
        return Shop.message(consumerConditions(shop), type);
    }

    private static List<Condition> consumerConditions(PrivateShop shop) {
        return shop.shop().consumer("billing").get().getStatus().conditions();
    }
}
