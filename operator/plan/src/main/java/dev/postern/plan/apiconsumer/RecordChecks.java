package dev.postern.plan.apiconsumer;

import dev.postern.api.ConditionReason;
import dev.postern.api.ConsumerPrivateLink;
import dev.postern.plan.facts.AccountFacts;
import dev.postern.plan.facts.ApiConsumerFacts;
import dev.postern.plan.facts.ZoneFacts;
import dev.postern.policy.Finding;
import java.util.ArrayList;
import java.util.List;

/** Whether the record a consumer asks for can be written, by it, where it would be found. */
final class RecordChecks {

    private static final String ZONE = "spec.privateLink.dns.zone";
    private static final String NAME = "spec.privateLink.dns.name";

    private final AccountFacts account;
    private final ConsumerPrivateLink spec;
    private final List<Finding> findings = new ArrayList<>();

    private RecordChecks(AccountFacts account, ConsumerPrivateLink spec) {
        this.account = account;
        this.spec = spec;
    }

    static List<Finding> findings(AccountFacts account, ConsumerPrivateLink spec, ApiConsumerFacts facts) {
        var checks = new RecordChecks(account, spec);
        checks.allowed();
        checks.zone(facts.zones());
        facts.nameClaimedBy().ifPresent(first -> checks.claimed(first.toString()));
        return checks.findings;
    }

    private void allowed() {
        var dns = spec.dns();
        if (!account.permissions().allowsRecord(dns.zone(), dns.name())) {
            add(
                    NAME,
                    ConditionReason.DNS_NOT_ALLOWED,
                    "Account " + account.name() + " does not let objects write " + dns.name() + " in zone "
                            + dns.zone() + ": choose another name, or ask the platform team to add it to"
                            + " postern.accounts." + account.name() + ".zones.");
        }
    }

    private void zone(List<ZoneFacts> zones) {
        String vpcId = spec.network().vpcId();
        if (zones.isEmpty()) {
            add(
                    ZONE,
                    ConditionReason.NETWORK_INVALID,
                    "Account " + account.name() + " has no private hosted zone "
                            + spec.dns().zone() + ": correct the name, or create the zone and associate it with "
                            + vpcId + ".");
        } else if (zones.size() > 1) {
            add(
                    ZONE,
                    ConditionReason.NETWORK_INVALID,
                    "Account " + account.name() + " has several private hosted zones "
                            + spec.dns().zone() + " ("
                            + String.join(
                                    ", ",
                                    zones.stream().map(ZoneFacts::id).sorted().toList())
                            + "): leave only one, so that it is clear where the record belongs.");
        } else if (!zones.getFirst().vpcIds().contains(vpcId)) {
            add(
                    ZONE,
                    ConditionReason.NETWORK_INVALID,
                    "Zone " + spec.dns().zone() + " (" + zones.getFirst().id() + ") is not associated with " + vpcId
                            + ", so nothing there would find the record: associate it.");
        }
    }

    private void claimed(String first) {
        add(
                NAME,
                ConditionReason.DNS_NAME_CLAIMED,
                spec.dns().qualifiedName() + " belongs to ApiConsumer " + first
                        + ", which asked for it first: choose another name.");
    }

    private void add(String path, ConditionReason reason, String message) {
        findings.add(new Finding(path, reason.text(), message));
    }
}
