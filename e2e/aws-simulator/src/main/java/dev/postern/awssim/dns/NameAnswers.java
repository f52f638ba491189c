package dev.postern.awssim.dns;

import dev.postern.awssim.ec2.Ec2;
import dev.postern.awssim.ec2.Endpoint;
import dev.postern.awssim.ec2.NetworkInterface;
import dev.postern.awssim.route53.DomainName;
import dev.postern.awssim.route53.HostedZone;
import dev.postern.awssim.route53.RecordSet;
import dev.postern.awssim.route53.Route53;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a name means. All hosted zones of all accounts are answered to everybody: which VPC a question comes from cannot be told.
 * Of zones with the same name, the one that has the record answers.
 */
final class NameAnswers {
    private static final long ALIAS_TTL = 60;
    private static final int LONGEST_CHAIN = 8;

    /** One answer record: its owner name, type, time to live and value in zone-file form. */
    record Line(String name, String type, long ttl, String value) {}

    /** The lines of an answer; the zone that answers, when one does. */
    record Answer(List<Line> lines, Optional<String> zone, boolean nameExists) {
        Answer {
            lines = List.copyOf(lines);
        }
    }

    private final Ec2 ec2;
    private final Route53 route53;

    NameAnswers(Ec2 ec2, Route53 route53) {
        this.ec2 = ec2;
        this.route53 = route53;
    }

    Answer answer(String name, String type) {
        DomainName asked = DomainName.of(name);
        List<Line> lines = new ArrayList<>();
        DomainName current = asked;
        for (int i = 0; i < LONGEST_CHAIN; i++) {
            DomainName here = current;
            List<Line> found = direct(here, type);
            lines.addAll(found);
            Optional<RecordSet> alias = found.isEmpty() ? record(here, "CNAME") : Optional.empty();
            if (alias.isEmpty()) {
                break;
            }
            String target = alias.get().values().getFirst();
            lines.add(new Line(here.text(), "CNAME", alias.get().ttl().orElse(ALIAS_TTL), target));
            current = DomainName.of(target);
        }
        return new Answer(lines, zone(asked), exists(asked));
    }

    private List<Line> direct(DomainName name, String type) {
        List<Line> ofEndpoint = type.equals("A") ? endpointAddresses(name, name) : List.of();
        return ofEndpoint.isEmpty()
                ? record(name, type).map(set -> lines(set, name)).orElse(List.of())
                : ofEndpoint;
    }

    private List<Line> lines(RecordSet set, DomainName name) {
        if (set.alias().isPresent()) {
            return endpointAddresses(set.alias().get().dnsName(), name);
        }
        return set.values().stream()
                .map(value -> new Line(name.text(), set.key().type(), set.ttl().orElse(ALIAS_TTL), value))
                .toList();
    }

    private List<Line> endpointAddresses(DomainName endpointName, DomainName owner) {
        String bare = endpointName.text().replaceFirst("\\.$", "");
        return ec2.endpoints().stream()
                .filter(endpoint -> endpoint.dnsNames().contains(bare))
                .flatMap(endpoint -> addresses(endpoint, bare))
                .map(address -> new Line(owner.text(), "A", ALIAS_TTL, address))
                .toList();
    }

    /** The regional name has the addresses of all zones, a zone's name its own. */
    private static Stream<String> addresses(Endpoint endpoint, String name) {
        List<NetworkInterface> interfaces = endpoint.placement().interfaces();
        int index = endpoint.dnsNames().indexOf(name);
        List<NetworkInterface> meant = index == 0 ? interfaces : List.of(interfaces.get(index - 1));
        return meant.stream().map(NetworkInterface::address);
    }

    private Optional<RecordSet> record(DomainName name, String type) {
        RecordSet.Key key = new RecordSet.Key(name, type, "");
        return zones(name)
                .flatMap(zone -> Optional.ofNullable(zone.published().get(key)).stream())
                .findFirst();
    }

    private boolean exists(DomainName name) {
        boolean inZone = zones(name)
                .anyMatch(zone -> zone.published().keySet().stream()
                        .anyMatch(key -> key.name().within(name)));
        return inZone || !endpointAddresses(name, name).isEmpty();
    }

    private Optional<String> zone(DomainName name) {
        return zones(name)
                .map(zone -> zone.identity().name().text())
                .findFirst()
                .or(() -> name.text().endsWith(".vpce.amazonaws.com.")
                        ? Optional.of("vpce.amazonaws.com.")
                        : Optional.empty());
    }

    /** The most specific zones first. */
    private Stream<HostedZone> zones(DomainName name) {
        return route53.zones().stream()
                .filter(zone -> name.within(zone.identity().name()))
                .sorted(Comparator.comparingInt(
                        zone -> -zone.identity().name().text().length()));
    }
}
