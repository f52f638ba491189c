package dev.postern.awssim.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.postern.awssim.accounts.Accounts;
import dev.postern.awssim.clock.World;
import dev.postern.awssim.protocol.Answer;
import dev.postern.awssim.protocol.Body;
import dev.postern.awssim.protocol.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The HTTP server in front of all services. */
public final class FrontDoor implements AutoCloseable {
    private static final int LARGEST_BODY = 4 * 1024 * 1024;

    private final HttpServer server;
    private final CallCounts counts = new CallCounts();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    public FrontDoor(InetSocketAddress address) {
        try {
            server = HttpServer.create(address, 128);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on " + address, e);
        }
        server.setExecutor(threads);
    }

    public void open(World world, Accounts accounts, List<Service> services) {
        Dispatch dispatch = new Dispatch(world, new Gate(accounts), counts, services);
        server.createContext("/", exchange -> serve(exchange, dispatch));
        server.start();
    }

    /** Pages beside the AWS services. */
    public void page(String path, com.sun.net.httpserver.HttpHandler handler) {
        server.createContext(path, handler);
    }

    /** Calls to all services since the door was opened. */
    public CallCounts counts() {
        return counts;
    }

    public URI uri() {
        InetSocketAddress bound = server.getAddress();
        String host = bound.getAddress().isAnyLocalAddress()
                ? "127.0.0.1"
                : bound.getAddress().getHostAddress();
        return URI.create("http://%s:%d".formatted(host, bound.getPort()));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void serve(HttpExchange exchange, Dispatch dispatch) throws IOException {
        try (exchange) {
            Body body = Body.of(exchange.getRequestBody().readNBytes(LARGEST_BODY));
            Answer answer = dispatch.answer(new SignatureV4.Signed(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getRawPath(),
                    Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
                    name -> header(exchange, name),
                    body));
            write(exchange, answer);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        List<String> values = exchange.getRequestHeaders().get(name);
        return values == null ? "" : String.join(",", values);
    }

    private static void write(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", answer.contentType());
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body().octets();
        exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
