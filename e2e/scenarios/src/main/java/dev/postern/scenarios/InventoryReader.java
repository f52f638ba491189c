package dev.postern.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import dev.postern.scenarios.Inventory.Resource;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one account of the simulator's view; what every account has from the start (zones, groups, CAs) is left out. */
final class InventoryReader {

    private static final List<String> OF_EVERY_ZONE = List.of("NS", "SOA");

    private static final int WIDTH = 60;

    private final JsonNode account;

    InventoryReader(JsonNode account) {
        this.account = account;
    }

    Stream<Resource> all() {
        return Stream.of(
                        rows("loadBalancers").map(row -> named("load balancer", row, loadBalancer(row))),
                        rows("targetGroups").map(row -> named("target group", row, words(row.path("targets")))),
                        rows("endpointServices")
                                .map(row -> resource(
                                        "endpoint service",
                                        row.path("name").asText(),
                                        "allows " + words(row.path("allowedPrincipals")),
                                        row)),
                        rows("endpoints")
                                .map(row -> resource("endpoint", row.path("id").asText(), endpoint(row), row)),
                        rows("securityGroups").filter(InventoryReader::isMade).map(this::securityGroup),
                        rows("hostedZones").flatMap(this::records))
                .flatMap(stream -> stream);
    }

    private Stream<JsonNode> rows(String kind) {
        return Inventory.elements(account.path(kind)).stream();
    }

    private static String loadBalancer(JsonNode row) {
        return row.path("state").asText() + ", nodes " + words(row.path("nodes")) + ", port "
                + words(row.path("listeners"));
    }

    private static String endpoint(JsonNode row) {
        return row.path("state").asText() + " at " + words(row.path("addresses"));
    }

    /** A group that Postern tagged, or one of the account's own with a rule in it. */
    private static boolean isMade(JsonNode row) {
        return !owner(row).isEmpty() || row.path("ingressRules").asInt() > 0;
    }

    private Resource securityGroup(JsonNode row) {
        return named("security group", row, "rules " + row.path("ingressRules").asInt());
    }

    private Stream<Resource> records(JsonNode zone) {
        return Inventory.elements(zone.path("records")).stream()
                .map(record -> record.asText().split(" ", 3))
                .filter(words -> !OF_EVERY_ZONE.contains(words[1]))
                .map(words -> new Resource(name(), "record", words[0], words[1] + " " + shortened(words[2]), words[2]));
    }

    private static String shortened(String value) {
        return value.length() <= WIDTH ? value : value.substring(0, WIDTH) + "...";
    }

    private Resource named(String kind, JsonNode row, String details) {
        return resource(kind, row.path("name").asText(), details, row);
    }

    private Resource resource(String kind, String id, String details, JsonNode row) {
        return new Resource(name(), kind, id, details, owner(row));
    }

    private String name() {
        return account.path("name").asText() + " (" + account.path("account").asText() + ")";
    }

    private static String owner(JsonNode row) {
        return row.path("tags").path("postern.dev/owner").asText();
    }

    private static String words(JsonNode array) {
        return Inventory.elements(array).stream().map(JsonNode::asText).collect(Collectors.joining(", "));
    }
}
