package dev.postern.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/**
 * The API of the demo: answers {@code /orders/{id}} with the order and the headers by which Postern told it who called.
 * It asks for no credentials and checks nothing: that is the point.
 */
final class OrdersService {

    private final HttpServer server;

    /** Listens on loopback alone: what a sidecar guards must not be reachable beside it. */
    OrdersService(int port) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/orders", OrdersService::order);
        server.createContext("/healthz", exchange -> answer(exchange, 200, "ok\n"));
    }

    void start() {
        server.start();
        System.out.println("orders listens on " + port());
    }

    int port() {
        return server.getAddress().getPort();
    }

    void stop() {
        server.stop(0);
    }

    private static void order(HttpExchange exchange) throws IOException {
        System.out.println(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        answer(exchange, 200, "{\"order\":\"" + lastSegment(exchange) + "\",\"caller\":{" + caller(exchange) + "}}\n");
    }

    private static String lastSegment(HttpExchange exchange) {
        var path = exchange.getRequestURI().getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String caller(HttpExchange exchange) {
        var sorted = new TreeMap<>(exchange.getRequestHeaders());
        return sorted.entrySet().stream()
                .filter(header -> header.getKey().toLowerCase(Locale.ROOT).startsWith("postern-"))
                .map(header -> '"' + header.getKey() + "\":\"" + String.join(",", header.getValue()) + '"')
                .collect(Collectors.joining(","));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
