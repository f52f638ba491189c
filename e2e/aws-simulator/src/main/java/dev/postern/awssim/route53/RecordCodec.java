package dev.postern.awssim.route53;

import dev.postern.awssim.protocol.Input;
import dev.postern.awssim.protocol.Output;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Record sets between the wire and their records, with the checks each needs by itself. */
final class RecordCodec {
    private static final Set<String> TYPES =
            Set.of("A", "AAAA", "CAA", "CNAME", "MX", "NAPTR", "NS", "PTR", "SOA", "SPF", "SRV", "TXT");
    private static final Set<String> UNSIMULATED = Set.of(
            "Region",
            "GeoLocation",
            "Failover",
            "MultiValueAnswer",
            "HealthCheckId",
            "CidrRoutingConfig",
            "GeoProximityLocation");

    private RecordCodec() {}

    static RecordSet read(Input input) {
        input.fields().stream()
                .map(Input.Field::name)
                .filter(UNSIMULATED::contains)
                .findFirst()
                .ifPresent(name -> {
                    throw Route53Error.INVALID_INPUT.because("The simulator has no routing by " + name);
                });
        String type = required(input, "Type");
        if (!TYPES.contains(type)) {
            throw Route53Error.INVALID_INPUT.because(
                    "1 validation error detected: Value '%s' at 'type' failed to satisfy constraint: Member must satisfy enum value set"
                            .formatted(type));
        }
        RecordSet set = new RecordSet(
                new RecordSet.Key(
                        DomainName.of(required(input, "Name")),
                        type,
                        input.text("SetIdentifier").orElse("")),
                input.text("TTL").map(RecordCodec::seconds),
                input.list("ResourceRecords").stream()
                        .map(one -> required(one, "Value"))
                        .toList(),
                input.find("AliasTarget").map(RecordCodec::alias),
                input.text("Weight").map(RecordCodec::seconds));
        check(set);
        return set;
    }

    private static RecordSet.Alias alias(Input alias) {
        return new RecordSet.Alias(
                required(alias, "HostedZoneId"),
                DomainName.of(required(alias, "DNSName")),
                alias.flag("EvaluateTargetHealth").orElse(false));
    }

    private static void check(RecordSet set) {
        boolean values = !set.values().isEmpty();
        if (values == set.alias().isPresent() || values != set.ttl().isPresent()) {
            throw Route53Error.INVALID_INPUT.because(
                    "Invalid request: Expected exactly one of [AliasTarget, all of [TTL, and ResourceRecords], or TrafficPolicyInstanceId]"
                            + ", but found none or more than one in Change with [Action, Name=%s, Type=%s]"
                                    .formatted(
                                            set.key().name().text(), set.key().type()));
        }
        set.values().forEach(value -> checkValue(set.key().type(), value));
    }

    private static void checkValue(String type, String value) {
        boolean fits = switch (type) {
            case "A" -> value.matches("((25[0-5]|2[0-4]\\d|1?\\d?\\d)(\\.(?!$)|$)){4}");
            case "TXT", "SPF" -> value.matches("\"([^\"\\\\]|\\\\.)*\"(\\s+\"([^\"\\\\]|\\\\.)*\")*");
            default -> !value.isBlank();
        };
        if (!fits) {
            String problem = type.equals("A")
                    ? "ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)"
                    : "InvalidCharacterString (Value should be enclosed in quotation marks)";
            throw Route53Error.INVALID_BATCH.because(
                    "[Invalid Resource Record: 'FATAL problem: %s encountered with '%s'']".formatted(problem, value));
        }
    }

    private static long seconds(String text) {
        if (!text.matches("[0-9]{1,10}")) {
            throw Route53Error.INVALID_INPUT.because("Invalid number: " + text);
        }
        return Long.parseLong(text);
    }

    static String required(Input input, String name) {
        return input.text(name)
                .orElseThrow(() -> Route53Error.INVALID_INPUT.because(
                        "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
                                .formatted(name)));
    }

    static Output view(RecordSet set) {
        Output view = Output.of()
                .put("Name", set.key().name().text())
                .put("Type", set.key().type())
                .put("SetIdentifier", Optional.of(set.key().setIdentifier()).filter(text -> !text.isEmpty()))
                .put("Weight", set.weight())
                .put("TTL", set.ttl());
        if (!set.values().isEmpty()) {
            List<Output> values = set.values().stream()
                    .map(value -> Output.of().put("Value", value))
                    .toList();
            view.list("ResourceRecords", "ResourceRecord", values);
        }
        set.alias()
                .ifPresent(alias -> view.put(
                        "AliasTarget",
                        Output.of()
                                .put("HostedZoneId", alias.hostedZoneId())
                                .put("DNSName", alias.dnsName().text())
                                .put("EvaluateTargetHealth", alias.evaluateTargetHealth())));
        return view;
    }
}
