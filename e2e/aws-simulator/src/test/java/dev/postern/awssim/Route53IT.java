package dev.postern.awssim;

import static dev.postern.awssim.Refusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.awssim.seed.HostedZoneSeed;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;
import software.amazon.awssdk.services.ec2.model.DnsEntry;
import software.amazon.awssdk.services.ec2.model.ServiceConfiguration;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.Change;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.ChangeInfo;
import software.amazon.awssdk.services.route53.model.ChangeStatus;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecord;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

class Route53IT {
    private static final String ZONE = "Z0INTERNAL";
    private static final String NAME = "orders.internal.example";
    private static final ResourceRecordSet HERITAGE = text("heritage." + NAME, "\"heritage=postern\"");

    private AwsSimulator aws;
    private Route53Client route53;

    @BeforeEach
    void start() {
        aws = AwsSimulator.start(SimulatorOptions.of(
                        Worlds.operator(),
                        Worlds.provider(),
                        Worlds.consumer()
                                .with(new HostedZoneSeed(ZONE, "internal.example", List.of(Worlds.CONSUMER_VPC))))
                .answeringDnsOn(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        route53 = Clients.of(aws, Worlds.CONSUMER_ADMIN, Route53Client.builder());
    }

    @AfterEach
    void stop() {
        aws.close();
    }

    private static ResourceRecordSet text(String name, String value) {
        return ResourceRecordSet.builder()
                .name(name)
                .type(RRType.TXT)
                .ttl(60L)
                .resourceRecords(ResourceRecord.builder().value(value).build())
                .build();
    }

    private static ResourceRecordSet alias(String zoneId, String dnsName) {
        return ResourceRecordSet.builder()
                .name(NAME)
                .type(RRType.A)
                .aliasTarget(
                        target -> target.hostedZoneId(zoneId).dnsName(dnsName).evaluateTargetHealth(false))
                .build();
    }

    private ChangeInfo change(ChangeAction action, ResourceRecordSet... sets) {
        List<Change> changes = java.util.Arrays.stream(sets)
                .map(set ->
                        Change.builder().action(action).resourceRecordSet(set).build())
                .toList();
        return route53.changeResourceRecordSets(
                        change -> change.hostedZoneId(ZONE).changeBatch(batch -> batch.changes(changes)))
                .changeInfo();
    }

    private List<String> names() {
        return route53.listResourceRecordSets(list -> list.hostedZoneId(ZONE)).resourceRecordSets().stream()
                .map(set -> set.name() + " " + set.typeAsString())
                .toList();
    }

    private DnsEntry endpoint() {
        Provider provider = new Provider(aws);
        ServiceConfiguration service = provider.service(provider.activeLoadBalancer("nlb"));
        provider.allow(service.serviceId(), Consumer.ROLE);
        return new Consumer(aws).endpoint(service.serviceName()).dnsEntries().getFirst();
    }

    @Test
    void makesABatchWholeOrNotAtAll() {
        change(ChangeAction.CREATE, HERITAGE);

        assertRefused(
                () -> change(ChangeAction.CREATE, text("other.internal.example", "\"x\""), HERITAGE),
                "InvalidChangeBatch",
                400);

        assertThat(names())
                .containsExactly(
                        "internal.example. NS", "internal.example. SOA", "heritage.orders.internal.example. TXT");
    }

    @Test
    void isPendingBeforeItIsInSync() {
        ChangeInfo submitted = change(ChangeAction.UPSERT, HERITAGE);

        assertThat(submitted.status()).isEqualTo(ChangeStatus.PENDING);
        aws.advance(Duration.ofSeconds(2));
        assertThat(route53.getChange(get -> get.id(submitted.id())).changeInfo().status())
                .isEqualTo(ChangeStatus.INSYNC);
    }

    @Test
    void letsTheLastUpsertWinAndDeletesOnlyWithTheCurrentValues() {
        change(ChangeAction.UPSERT, HERITAGE);
        change(ChangeAction.UPSERT, text("heritage." + NAME, "\"heritage=other\""));

        assertRefused(() -> change(ChangeAction.DELETE, HERITAGE), "InvalidChangeBatch", 400);
        change(ChangeAction.DELETE, text("heritage." + NAME, "\"heritage=other\""));
        assertThat(names()).hasSize(2);
    }

    @Test
    void takesAnAliasOnlyWithZoneAndNameOfTheSameDnsEntry() {
        DnsEntry entry = endpoint();

        assertRefused(
                () -> change(ChangeAction.UPSERT, alias("Z3F0SRJ5LGBH90", entry.dnsName())), "InvalidChangeBatch", 400);
        assertRefused(
                () -> change(ChangeAction.UPSERT, alias(entry.hostedZoneId(), "nobody.vpce.amazonaws.com")),
                "InvalidChangeBatch",
                400);
        change(ChangeAction.UPSERT, alias(entry.hostedZoneId(), entry.dnsName()));
        assertThat(names()).contains("orders.internal.example. A");
    }

    @Test
    void answersTheAliasInDnsOnceItIsInSync() throws Exception {
        DnsEntry entry = endpoint();
        change(ChangeAction.UPSERT, alias(entry.hostedZoneId(), entry.dnsName()), HERITAGE);

        assertThat(lookup(NAME, Type.A)).isEmpty();
        aws.advance(Duration.ofSeconds(2));

        assertThat(lookup(NAME, Type.A)).hasSize(2).allMatch(address -> address.startsWith("127.20."));
        assertThat(lookup("heritage." + NAME, Type.TXT)).containsExactly("\"heritage=postern\"");
        assertThat(lookup(entry.dnsName(), Type.A)).hasSize(2);
    }

    private List<String> lookup(String name, int type) throws Exception {
        SimpleResolver resolver = new SimpleResolver(InetAddress.getLoopbackAddress());
        resolver.setPort(aws.dnsPort().orElseThrow());
        Lookup lookup = new Lookup(name + ".", type);
        lookup.setResolver(resolver);
        lookup.setCache(null);
        Record[] records = lookup.run();
        return records == null
                ? List.of()
                : java.util.Arrays.stream(records).map(Record::rdataToString).toList();
    }

    @Test
    void associatesAnotherAccountsVpcOnlyWithAuthorisation() {
        Route53Client provider = Clients.of(aws, Worlds.PROVIDER_ADMIN, Route53Client.builder());
        Runnable associate = () -> provider.associateVPCWithHostedZone(request -> request.hostedZoneId(ZONE)
                .vpc(vpc -> vpc.vpcId(Worlds.PROVIDER_VPC).vpcRegion(Worlds.REGION)));

        assertRefused(associate::run, "NotAuthorizedException", 401);
        route53.createVPCAssociationAuthorization(request -> request.hostedZoneId(ZONE)
                .vpc(vpc -> vpc.vpcId(Worlds.PROVIDER_VPC).vpcRegion(Worlds.REGION)));
        associate.run();
        route53.deleteVPCAssociationAuthorization(request -> request.hostedZoneId(ZONE)
                .vpc(vpc -> vpc.vpcId(Worlds.PROVIDER_VPC).vpcRegion(Worlds.REGION)));
        assertThat(route53.getHostedZone(get -> get.id(ZONE)).vpCs()).hasSize(2);
    }

    @Test
    void refusesAnotherAccountsZone() {
        Route53Client provider = Clients.of(aws, Worlds.PROVIDER_ADMIN, Route53Client.builder());

        assertRefused(() -> provider.listResourceRecordSets(list -> list.hostedZoneId(ZONE)), "AccessDenied", 403);
        assertRefused(() -> provider.getHostedZone(get -> get.id("Z0NOBODY")), "NoSuchHostedZone", 404);
    }

    @Test
    void throttlesAllCallsOfAnAccountTogetherWith400() {
        for (int i = 0; i < 50; i++) {
            route53.listHostedZones();
        }

        assertRefused(
                () -> {
                    for (int i = 0; i < 30; i++) {
                        route53.getHostedZone(get -> get.id(ZONE));
                    }
                },
                "Throttling",
                400);
    }
}
