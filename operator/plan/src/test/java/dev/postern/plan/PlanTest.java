package dev.postern.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.plan.resource.Attribute;
import dev.postern.plan.resource.DesiredResource;
import dev.postern.plan.resource.Listener;
import dev.postern.plan.resource.Principals;
import dev.postern.plan.resource.ResourceId;
import dev.postern.plan.resource.ResourceKind;
import dev.postern.plan.resource.Value;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PlanTest {

    private static final Owner OWNER = new Owner("cluster-1", "uid-1", "InternalApi", "shop", "orders");
    private static final Place PLACE = new Place("shop-prod", "111111111111", "eu-central-1");

    @Test
    void refusesTwoResourcesOfOneId() {
        assertThatThrownBy(() -> new Plan(OWNER, PLACE, List.of(listener("a"), listener("a"))))
                .hasMessageContaining("two resources have the id a");
    }

    @Test
    void refusesAnInputFromNowhere() {
        assertThatThrownBy(() -> new Plan(OWNER, PLACE, List.of(listener("a", "b"))))
                .hasMessageContaining("a is made from a resource the plan does not have");
    }

    @Test
    void refusesACircle() {
        assertThatThrownBy(() -> new Plan(OWNER, PLACE, List.of(listener("a", "b"), listener("b", "a"))))
                .hasMessageContaining("circle");
    }

    @Test
    void putsEachResourceAfterThoseItIsMadeFrom() {
        var plan = new Plan(OWNER, PLACE, List.of(listener("a", "b"), listener("b", "c"), listener("c")));

        assertThat(plan.resources()).extracting(DesiredResource::id).containsExactly(id("c"), id("b"), id("a"));
    }

    @Test
    void refusesThePrincipalThatIsEverybody() {
        assertThatThrownBy(() -> new Principals(new TreeSet<>(Set.of("*")), Principals.Completeness.COMPLETE))
                .hasMessageContaining("public");
    }

    @Test
    void kindsNeedEachOtherInNoCircle() {
        for (ResourceKind kind : ResourceKind.values()) {
            assertThat(kind.needs(kind)).as(kind.text()).isFalse();
        }
    }

    @Test
    void deletesInTheOrderAwsAsksFor() {
        assertThat(ResourceKind.DNS_RECORD.needs(ResourceKind.ENDPOINT)).isTrue();
        assertThat(ResourceKind.ENDPOINT.needs(ResourceKind.SECURITY_GROUP)).isTrue();
        assertThat(ResourceKind.ENDPOINT_SERVICE.needs(ResourceKind.LISTENER)).isTrue();
        assertThat(ResourceKind.LISTENER.needs(ResourceKind.TARGET_GROUP)).isTrue();
        assertThat(ResourceKind.LISTENER.needs(ResourceKind.LOAD_BALANCER)).isTrue();
        assertThat(ResourceKind.LOAD_BALANCER.needs(ResourceKind.SECURITY_GROUP_RULE))
                .isTrue();
        assertThat(ResourceKind.SECURITY_GROUP_RULE.needs(ResourceKind.SECURITY_GROUP))
                .isTrue();
        assertThat(ResourceKind.SECURITY_GROUP.needs(ResourceKind.LOAD_BALANCER))
                .isFalse();
    }

    @Test
    void namesAreWhatLoadBalancersTake() {
        assertThat(ResourceNames.name(OWNER, id("load-balancer"), 0))
                .matches("pn-[a-z2-7]{29}")
                .isEqualTo(ResourceNames.name(OWNER, id("load-balancer"), 0))
                .isNotEqualTo(ResourceNames.name(OWNER, id("load-balancer"), 1))
                .isNotEqualTo(ResourceNames.name(OWNER, id("target-group"), 0));
    }

    @Test
    void hashesTellListsApartThatReadTheSame() {
        assertThat(ResourceNames.hash(List.of("ab", "c"))).isNotEqualTo(ResourceNames.hash(List.of("a", "bc")));
    }

    private static Listener listener(String id, String... madeFrom) {
        Value input = madeFrom.length == 0 ? Value.of("arn") : new Value.OutputOf(id(madeFrom[0]), Attribute.ID);
        return new Listener(id(id), input, Value.of("arn"), 443);
    }

    private static ResourceId id(String value) {
        return new ResourceId(value);
    }
}
