package dev.postern.plan.apiconsumer;

import dev.postern.api.ConsumerPrivateLink;
import dev.postern.plan.Plan;
import dev.postern.plan.Planning;
import dev.postern.plan.check.AccountChecks;
import dev.postern.plan.check.NetworkChecks;
import dev.postern.plan.check.WantedNetwork;
import dev.postern.plan.facts.AccountFacts;
import dev.postern.plan.facts.ApiConsumerFacts;
import dev.postern.plan.facts.ZoneFacts;
import dev.postern.plan.resource.Attribute;
import dev.postern.plan.resource.DesiredResource;
import dev.postern.plan.resource.DnsRecord;
import dev.postern.plan.resource.Endpoint;
import dev.postern.plan.resource.SecurityGroup;
import dev.postern.plan.resource.SecurityGroup.Ingress;
import dev.postern.plan.resource.Value;
import dev.postern.policy.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Plans the path half of a consumer: an endpoint in its network, its security group, and a record that finds it. */
public final class ApiConsumerPlanning {

    private final ConsumerPrivateLink spec;
    private final ApiConsumerFacts facts;

    private ApiConsumerPlanning(ConsumerPrivateLink spec, ApiConsumerFacts facts) {
        this.spec = spec;
        this.facts = facts;
    }

    /** For a consumer that has consent: without it there is nothing to plan. */
    public static Planning plan(ConsumerPrivateLink spec, ApiConsumerFacts facts) {
        return new ApiConsumerPlanning(spec, facts).plan();
    }

    private Planning plan() {
        var findings = findings();
        return findings.isEmpty() ? planned(facts.account().orElseThrow()) : new Planning.Refused(findings);
    }

    private List<Finding> findings() {
        var findings = new ArrayList<>(AccountChecks.findings(spec.account(), facts.account(), facts.owner()));
        facts.account().ifPresent(account -> {
            findings.addAll(NetworkChecks.findings(account, network(), facts.network()));
            findings.addAll(ReachChecks.findings(account, spec, facts));
            findings.addAll(RecordChecks.findings(account, spec, facts));
        });
        return findings;
    }

    private WantedNetwork network() {
        return new WantedNetwork(
                spec.network().vpcId(),
                spec.network().subnets().ids(),
                spec.network().clientSecurityGroups(),
                "spec.privateLink.network.clientSecurityGroups");
    }

    private Planning planned(AccountFacts account) {
        var resources =
                List.of(endpointGroup(), endpoint(), dnsRecord(facts.zones().getFirst()));
        return new Planning.Planned(new Plan(facts.owner(), account.place(), resources), List.of());
    }

    private DesiredResource endpointGroup() {
        return new SecurityGroup(
                ConsumerResources.ENDPOINT_GROUP,
                spec.network().vpcId(),
                "Postern: endpoint of " + facts.owner().path(),
                ingress());
    }

    private NavigableSet<Ingress> ingress() {
        var ingress = new TreeSet<Ingress>();
        spec.network()
                .clientSecurityGroups()
                .forEach(group -> ingress.add(new Ingress(group, facts.offer().port())));
        return ingress;
    }

    private DesiredResource endpoint() {
        return new Endpoint(
                ConsumerResources.ENDPOINT,
                facts.offer().serviceName(),
                spec.network().vpcId(),
                spec.network().subnets().ids(),
                new Value.OutputOf(ConsumerResources.ENDPOINT_GROUP, Attribute.ID));
    }

    private DesiredResource dnsRecord(ZoneFacts zone) {
        String name = spec.dns().qualifiedName();
        return new DnsRecord(
                ConsumerResources.record(zone.id(), name),
                zone.id(),
                name,
                new Value.OutputOf(ConsumerResources.ENDPOINT, Attribute.DNS_NAME),
                new Value.OutputOf(ConsumerResources.ENDPOINT, Attribute.DNS_ZONE_ID));
    }
}
