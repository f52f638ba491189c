package dev.postern.awssim.inventory;

import dev.postern.awssim.accounts.Account;
import dev.postern.awssim.acmpca.AcmPca;
import dev.postern.awssim.datapath.DataPath;
import dev.postern.awssim.ec2.Ec2;
import dev.postern.awssim.elbv2.Balancing;
import dev.postern.awssim.route53.HostedZone;
import dev.postern.awssim.route53.RecordSet;
import dev.postern.awssim.route53.Route53;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that exists, by account. For callers that have the world to themselves. */
public record Inventory(Ec2 ec2, Balancing balancing, Route53 route53, AcmPca acmPca, DataPath dataPath) {
    Map<String, Object> of(Account account) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("account", account.id());
        view.put("name", account.name());
        view.put("region", account.region());
        view.put("loadBalancers", loadBalancers(account));
        view.put("targetGroups", targetGroups(account));
        view.put("endpointServices", endpointServices(account));
        view.put("endpoints", endpoints(account));
        view.put("securityGroups", securityGroups(account));
        view.put("hostedZones", hostedZones(account));
        view.put("certificateAuthorities", acmPca.inventory(account.id(), account.region()));
        return view;
    }

    private List<Map<String, Object>> loadBalancers(Account account) {
        return balancing.loadBalancers().stream()
                .filter(one -> one.identity().account().equals(account.id()))
                .map(one -> row(
                        "name", one.identity().name(),
                        "state", one.state().name(),
                        "scheme", one.identity().scheme(),
                        "nodes",
                                one.nodes().stream().map(node -> node.address()).toList(),
                        "listeners",
                                balancing.listenersOf(one.arn()).stream()
                                        .map(listener -> listener.port())
                                        .toList(),
                        "tags", balancing.tagsOf(one.arn())))
                .toList();
    }

    private List<Map<String, Object>> targetGroups(Account account) {
        return balancing.targetGroups().stream()
                .filter(one -> one.identity().account().equals(account.id()))
                .map(one -> row(
                        "name", one.identity().name(),
                        "proxyProtocol", one.proxyProtocol(),
                        "targets",
                                balancing.targetsOf(one.arn()).stream()
                                        .map(target -> "%s:%d %s"
                                                .formatted(
                                                        target.key().address(),
                                                        target.key().port(),
                                                        target.health().state()))
                                        .toList(),
                        "tags", balancing.tagsOf(one.arn())))
                .toList();
    }

    private List<Map<String, Object>> endpointServices(Account account) {
        return ec2.endpointServices().stream()
                .filter(one -> one.account().equals(account.id()))
                .map(one -> row(
                        "id", one.id(),
                        "name", one.name(),
                        "acceptanceRequired", one.acceptanceRequired(),
                        "allowedPrincipals", List.copyOf(one.principals().keySet()),
                        "tags", ec2.tagsOf(one.id())))
                .toList();
    }

    private List<Map<String, Object>> endpoints(Account account) {
        return ec2.endpoints().stream()
                .filter(one -> one.account().equals(account.id()))
                .map(one -> row(
                        "id", one.id(),
                        "service", one.identity().serviceName(),
                        "state", one.state().wire(),
                        "addresses",
                                one.placement().interfaces().stream()
                                        .map(face -> face.address())
                                        .toList(),
                        "connections", dataPath.connections(one.id()),
                        "tags", ec2.tagsOf(one.id())))
                .toList();
    }

    private List<Map<String, Object>> securityGroups(Account account) {
        return ec2.network().groups().stream()
                .filter(one -> one.account().equals(account.id()))
                .map(one -> row(
                        "id", one.id(),
                        "name", one.name(),
                        "ingressRules",
                                one.rules().stream()
                                        .filter(rule -> !rule.egress())
                                        .count(),
                        "tags", ec2.tagsOf(one.id())))
                .toList();
    }

    private List<Map<String, Object>> hostedZones(Account account) {
        return route53.zones().stream()
                .filter(zone -> zone.identity().account().equals(account.id()))
                .map(zone -> row(
                        "name", zone.identity().name().text(),
                        "vpcs", zone.vpcs().stream().map(HostedZone.Vpc::id).toList(),
                        "records",
                                zone.records().values().stream()
                                        .map(Inventory::record)
                                        .toList()))
                .toList();
    }

    private static String record(RecordSet set) {
        String value = set.alias()
                .map(alias -> "alias " + alias.dnsName().text())
                .orElseGet(() -> String.join(" ", set.values()));
        return "%s %s %s".formatted(set.key().name().text(), set.key().type(), value);
    }

    private static Map<String, Object> row(Object... pairs) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            row.put(pairs[i].toString(), pairs[i + 1]);
        }
        return row;
    }
}
