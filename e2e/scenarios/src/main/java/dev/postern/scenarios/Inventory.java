package dev.postern.scenarios;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What was made in the simulated accounts since they began, as the simulator itself shows it. */
record Inventory(List<Resource> resources) {

    Inventory {
        resources = List.copyOf(resources);
    }

    /**
     * One thing that exists.
     *
     * @param account name and id
     * @param owner from its tags, empty where it has none
     */
    record Resource(String account, String kind, String id, String details, String owner) {

        private String line() {
            return "  %-18s %-34s %s".formatted(kind, id, details).stripTrailing();
        }
    }

    static Inventory of(JsonNode accounts) {
        return new Inventory(elements(accounts).stream()
                .map(InventoryReader::new)
                .flatMap(InventoryReader::all)
                .toList());
    }

    static List<JsonNode> elements(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).toList();
    }

    List<Resource> ofKind(String kind) {
        return resources.stream()
                .filter(resource -> resource.kind().equals(kind))
                .toList();
    }

    /** @param owner as Postern writes it into tags and the TXT record beside a record, {@code ApiConsumer/billing/billing} */
    List<Resource> ownedBy(String owner) {
        return resources.stream()
                .filter(resource -> resource.owner().contains(owner))
                .toList();
    }

    /** By account, one line each. */
    String table() {
        var lines = new ArrayList<String>();
        resources.stream()
                .collect(Collectors.groupingBy(Resource::account, LinkedHashMap::new, Collectors.toList()))
                .forEach((account, ofAccount) -> {
                    lines.add(account);
                    ofAccount.forEach(resource -> lines.add(resource.line()));
                });
        return lines.isEmpty() ? "(nothing in any account)" : String.join("\n", lines);
    }
}
