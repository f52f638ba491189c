package dev.postern.aws.facts;

import dev.postern.aws.account.AccountSession;
import dev.postern.plan.facts.NetworkFacts;
import dev.postern.plan.facts.ZoneFacts;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.route53.Route53Client;
import software.amazon.awssdk.services.route53.model.GetHostedZoneResponse;
import software.amazon.awssdk.services.route53.model.HostedZone;
import software.amazon.awssdk.services.route53.model.VPC;

/**
 * Reads what planning needs to know about an account's network. Fails with
 * {@link dev.postern.aws.problem.AwsProblemException} rather than answering less than there is; what does not exist is
 * simply not in the answer.
 */
public final class NetworkGathering {

    private final AccountSession session;

    public NetworkGathering(AccountSession session) {
        this.session = session;
    }

    /** The subnets and security groups of these ids that exist, in whichever VPC they are. */
    public NetworkFacts network(Collection<String> subnetIds, Collection<String> securityGroupIds) {
        return new NetworkFacts(subnets(subnetIds), groups(securityGroupIds));
    }

    /** Private zones of this domain name. */
    public List<ZoneFacts> zones(String name) {
        Route53Client route53 = session.clients().route53();
        return route53.listHostedZonesByName(request -> request.dnsName(name)).hostedZones().stream()
                .filter(zone -> plain(zone.name()).equals(name) && zone.config().privateZone())
                .map(HostedZone::id)
                .map(NetworkGathering::bare)
                .map(id -> new ZoneFacts(id, name, vpcs(route53.getHostedZone(request -> request.id(id)))))
                .toList();
    }

    /** By filter and not by id: an id that does not exist would fail the whole call. */
    private List<NetworkFacts.Subnet> subnets(Collection<String> ids) {
        var byId = Filter.builder().name("subnet-id").values(ids).build();
        return ids.isEmpty()
                ? List.of()
                : session.clients().ec2().describeSubnetsPaginator(request -> request.filters(byId)).subnets().stream()
                        .map(NetworkGathering::subnet)
                        .toList();
    }

    private List<NetworkFacts.Group> groups(Collection<String> ids) {
        return session.snapshot().securityGroups().all().stream()
                .filter(group -> ids.contains(group.groupId()))
                .map(group -> new NetworkFacts.Group(group.groupId(), group.vpcId(), tags(group.tags())))
                .toList();
    }

    private static NetworkFacts.Subnet subnet(Subnet subnet) {
        return new NetworkFacts.Subnet(
                subnet.subnetId(), subnet.vpcId(), subnet.availabilityZoneId(), tags(subnet.tags()));
    }

    private static Set<String> vpcs(GetHostedZoneResponse zone) {
        return zone.vpCs().stream().map(VPC::vpcId).collect(Collectors.toSet());
    }

    /** Route 53 answers with a path and asks for the id alone. */
    private static String bare(String id) {
        return id.substring(id.lastIndexOf('/') + 1);
    }

    private static Map<String, String> tags(List<Tag> tags) {
        return tags.stream().collect(Collectors.toMap(Tag::key, Tag::value, (first, second) -> first));
    }

    private static String plain(String name) {
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
