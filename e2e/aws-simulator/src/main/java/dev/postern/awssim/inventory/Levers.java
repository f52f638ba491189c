package dev.postern.awssim.inventory;

import com.sun.net.httpserver.HttpExchange;
import dev.postern.awssim.clock.World;
import dev.postern.awssim.http.FrontDoor;
import dev.postern.awssim.protocol.QueryReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** What tests and the demo may do to the world from outside: {@code POST /_postern/clock/advance?seconds=n}. */
public final class Levers {
    private final World world;

    public Levers(World world) {
        this.world = world;
    }

    public void offer(FrontDoor door) {
        door.page("/_postern/clock/advance", this::advance);
    }

    private void advance(HttpExchange exchange) throws IOException {
        String seconds = QueryReader.pairs(
                        Optional.ofNullable(exchange.getRequestURI().getRawQuery())
                                .orElse(""))
                .getOrDefault("seconds", "");
        boolean right = exchange.getRequestMethod().equals("POST") && seconds.matches("[0-9]{1,9}");
        if (right) {
            world.advance(Duration.ofSeconds(Long.parseLong(seconds)));
        }
        answer(exchange, right ? 200 : 400, right ? world.now() + "\n" : "POST with seconds=<whole number>\n");
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        try (exchange) {
            byte[] body = text.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }
}
