package dev.postern.awssim.inventory;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.sun.net.httpserver.HttpExchange;
import dev.postern.awssim.accounts.Accounts;
import dev.postern.awssim.clock.World;
import dev.postern.awssim.http.CallCounts;
import dev.postern.awssim.http.FrontDoor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code GET /_postern/inventory}: JSON, or a page for a browser. */
public final class InventoryPage {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final World world;
    private final Accounts accounts;
    private final Inventory inventory;

    public InventoryPage(World world, Accounts accounts, Inventory inventory) {
        this.world = world;
        this.accounts = accounts;
        this.inventory = inventory;
    }

    public void offer(FrontDoor door) {
        door.page("/_postern/inventory", exchange -> show(exchange, door.counts()));
    }

    private void show(HttpExchange exchange, CallCounts counts) throws IOException {
        try (exchange) {
            Map<String, Object> view = world.alone(() -> view(counts));
            List<String> accept = exchange.getRequestHeaders().getOrDefault("Accept", List.of());
            boolean browser = accept.stream().anyMatch(kinds -> kinds.contains("text/html"));
            String text = browser ? html(view) : JSON.writeValueAsString(view) + "\n";
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", browser ? "text/html; charset=utf-8" : "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Map<String, Object> view(CallCounts counts) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("now", world.now().toString());
        view.put("open", inventory.dataPath().opened());
        view.put("notOpened", inventory.dataPath().failed());
        view.put("calls", counts.byAction());
        view.put("accounts", accounts.all().stream().map(inventory::of).toList());
        return view;
    }

    private static String html(Map<String, Object> view) throws IOException {
        String escaped = JSON.writeValueAsString(view)
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        return "<!doctype html><meta charset=utf-8><title>AWS simulator</title><h1>AWS simulator</h1><pre>%s</pre>"
                .formatted(escaped);
    }
}
