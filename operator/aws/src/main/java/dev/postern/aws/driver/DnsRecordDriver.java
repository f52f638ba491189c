package dev.postern.aws.driver;

import dev.postern.aws.account.AccountSession;
import dev.postern.aws.account.Snapshot;
import dev.postern.aws.apply.Change;
import dev.postern.aws.apply.Difference;
import dev.postern.aws.apply.Driver;
import dev.postern.aws.apply.Found;
import dev.postern.aws.apply.Inputs;
import dev.postern.aws.apply.Naming;
import dev.postern.aws.apply.ResourceRecord;
import dev.postern.aws.call.Priority;
import dev.postern.aws.driver.ObservedDnsRecord.Target;
import dev.postern.plan.resource.DnsRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.AliasTarget;
import software.amazon.awssdk.services.route53.model.ChangeAction;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/**
 * Alias records in private zones, each with its heritage, in one atomic batch. A name that has a record without our
 * heritage is never touched.
 */
final class DnsRecordDriver implements Driver<DnsRecord, ObservedDnsRecord> {

    private static final long HERITAGE_SECONDS = 300;

    private final Route53Client route53;
    private final Snapshot snapshot;

    DnsRecordDriver(AccountSession session) {
        this.route53 = session.clients().route53();
        this.snapshot = session.snapshot();
    }

    record Parameters(String zoneId, String name, String targetName, String targetZoneId, Map<String, String> tags) {

        Heritage heritage() {
            return Heritage.of(name, tags);
        }

        Target target() {
            return new Target(targetName, targetZoneId);
        }
    }

    @Override
    public Recovery recovery() {
        return Recovery.BY_NAME;
    }

    @Override
    public String parameters(DnsRecord wanted, Inputs inputs, Naming naming) {
        return ParametersCodec.write(new Parameters(
                wanted.zoneId(),
                wanted.name(),
                inputs.of(wanted.targetName()),
                inputs.of(wanted.targetZoneId()),
                naming.tags()));
    }

    /** Ours only with our heritage beside it; a record we made and somebody took over is not ours any more. */
    @Override
    public Found<ObservedDnsRecord> find(ResourceRecord stored) {
        var parameters = ParametersCodec.read(stored.parameters(), Parameters.class);
        var zone = new ZoneRecords(snapshot.zone(parameters.zoneId()));
        Heritage heritage = parameters.heritage();
        if (zone.hasText(heritage.name(), heritage.value())) {
            return new Found.Alive<>(
                    new ObservedDnsRecord(id(parameters), parameters.name(), zone.aliasOf(parameters.name())));
        }
        return new Found.Absent<>();
    }

    @Override
    public Difference difference(DnsRecord wanted, Inputs inputs, ObservedDnsRecord observed) {
        var target = new Target(inputs.of(wanted.targetName()), inputs.of(wanted.targetZoneId()));
        return observed.target().equals(Optional.of(target))
                ? Difference.of(List.of())
                : Difference.of(List.of(new Change(
                        wanted.name() + " points to " + target.name(),
                        Priority.DRIFT,
                        () -> point(wanted.zoneId(), wanted.name(), target))));
    }

    /** CREATE, not UPSERT: if somebody else was faster, AWS refuses both records. */
    @Override
    public String create(String text) {
        var parameters = ParametersCodec.read(text, Parameters.class);
        refuseForeign(parameters);
        change(
                parameters.zoneId(),
                List.of(
                        change(ChangeAction.CREATE, alias(parameters.name(), parameters.target())),
                        change(ChangeAction.CREATE, text(parameters.heritage()))));
        return id(parameters);
    }

    @Override
    public void delete(ResourceRecord stored, ObservedDnsRecord observed) {
        var parameters = ParametersCodec.read(stored.parameters(), Parameters.class);
        var changes = new ArrayList<software.amazon.awssdk.services.route53.model.Change>();
        observed.target()
                .ifPresent(target -> changes.add(change(ChangeAction.DELETE, alias(parameters.name(), target))));
        changes.add(change(ChangeAction.DELETE, text(parameters.heritage())));
        change(parameters.zoneId(), changes);
    }

    private void refuseForeign(Parameters parameters) {
        var zone = new ZoneRecords(snapshot.zone(parameters.zoneId()));
        if (!zone.addressesOf(parameters.name()).isEmpty()
                || zone.hasText(parameters.heritage().name())) {
            throw Owned.byOthers(
                    "A record " + parameters.name() + " in zone " + parameters.zoneId(),
                    "Choose another name, or remove that record.");
        }
    }

    private void point(String zoneId, String name, Target target) {
        change(zoneId, List.of(change(ChangeAction.UPSERT, alias(name, target))));
    }

    private void change(String zoneId, List<software.amazon.awssdk.services.route53.model.Change> changes) {
        route53.changeResourceRecordSets(
                request -> request.hostedZoneId(zoneId).changeBatch(batch -> batch.changes(changes)));
        snapshot.zone(zoneId).forget();
    }

    private static software.amazon.awssdk.services.route53.model.Change change(
            ChangeAction action, ResourceRecordSet records) {
        return software.amazon.awssdk.services.route53.model.Change.builder()
                .action(action)
                .resourceRecordSet(records)
                .build();
    }

    private static ResourceRecordSet alias(String name, Target target) {
        return ResourceRecordSet.builder()
                .name(name)
                .type(RRType.A)
                .aliasTarget(AliasTarget.builder()
                        .dnsName(target.name())
                        .hostedZoneId(target.zoneId())
                        .evaluateTargetHealth(false)
                        .build())
                .build();
    }

    private static ResourceRecordSet text(Heritage heritage) {
        return ResourceRecordSet.builder()
                .name(heritage.name())
                .type(RRType.TXT)
                .ttl(HERITAGE_SECONDS)
                .resourceRecords(software.amazon.awssdk.services.route53.model.ResourceRecord.builder()
                        .value(heritage.value())
                        .build())
                .build();
    }

    private static String id(Parameters parameters) {
        return parameters.zoneId() + "/" + parameters.name();
    }
}
