package dev.postern.aws.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.aws.apply.Outcome;
import dev.postern.aws.apply.Report;
import dev.postern.aws.problem.Problem;
import dev.postern.plan.apiconsumer.ConsumerResources;
import dev.postern.plan.resource.ResourceId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** Records of others are never touched. */
class RecordsIT {

    private static final ResourceId RECORD = ConsumerResources.record(SimulatedWorld.ZONE, "orders.internal.example");

    private final SimulatedWorld world = SimulatedWorld.start();
    private final Life life = new Life(world);

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void refusesANameThatHasARecordAlready() {
        var foreign = address("orders.internal.example", "10.9.9.9");
        write(ChangeAction.CREATE, foreign);
        var service = life.exposed();
        var endpoint = life.requested(service.serviceName());
        life.api(life.live(endpoint.id()));
        world.simulator.advance(Duration.ofSeconds(5));

        Report report = life.passOfConsumer(service.serviceName());

        assertThat(report.outcomes().get(RECORD))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.problem())
                                .isInstanceOf(Problem.Foreign.class)
                                .extracting(Problem::message)
                                .asString()
                                .contains("orders.internal.example"));
        assertThat(Inventory.of(world).records())
                .contains("orders.internal.example. A")
                .hasSize(3);

        life.consumerDeleted();
        assertThat(Inventory.of(world).records()).contains("orders.internal.example. A");
    }

    @Test
    void leavesARecordThatSomebodyTookOver() {
        life.joined();
        removeHeritage();
        world.simulator.advance(Duration.ofSeconds(3));

        life.consumerDeleted();

        assertThat(Inventory.of(world).records()).contains("orders.internal.example. A");
    }

    private void removeHeritage() {
        var client = world.consumerAdmin().clients().route53();
        var heritage = client
                .listResourceRecordSets(request -> request.hostedZoneId(SimulatedWorld.ZONE))
                .resourceRecordSets()
                .stream()
                .filter(found -> found.name().startsWith("_postern."))
                .findFirst()
                .orElseThrow();
        write(ChangeAction.DELETE, heritage);
    }

    private void write(ChangeAction action, ResourceRecordSet records) {
        var change = Change.builder().action(action).resourceRecordSet(records).build();
        world.consumerAdmin()
                .clients()
                .route53()
                .changeResourceRecordSets(request ->
                        request.hostedZoneId(SimulatedWorld.ZONE).changeBatch(batch -> batch.changes(List.of(change))));
    }

    private static ResourceRecordSet address(String name, String address) {
        return ResourceRecordSet.builder()
                .name(name)
                .type(RRType.A)
                .ttl(60L)
                .resourceRecords(ResourceRecord.builder().value(address).build())
                .build();
    }
}
