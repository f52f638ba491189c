package dev.postern.awssim.datapath;

import dev.postern.awssim.elbv2.Target;
import dev.postern.awssim.elbv2.TargetGroup;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One real health check of one target, from a node's address, behind a PROXY header where the group has it on. */
record HealthProbe(TargetGroup group, Target target, String node) {
    /** What it found: empty reason is success. */
    record Result(String reason, String description) {
        static final Result PASSED = new Result("", "");

        boolean passed() {
            return reason.isEmpty();
        }
    }

    Result run() {
        TargetGroup.HealthCheck check = group.healthCheck();
        int timeout = (int) check.timeout().toMillis();
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(node, 0));
            socket.setSoTimeout(timeout);
            int port = check.portOf(target.key().port());
            socket.connect(new InetSocketAddress(target.key().address(), port), timeout);
            if (group.proxyProtocol()) {
                socket.getOutputStream().write(ProxyHeader.forHealthCheck());
            }
            return check.http() ? request(socket, port) : Result.PASSED;
        } catch (SocketTimeoutException e) {
            return new Result("Target.Timeout", "Request timed out");
        } catch (IOException e) {
            return new Result("Target.FailedHealthChecks", "Health checks failed");
        }
    }

    private Result request(Socket socket, int port) throws IOException {
        String request =
                "GET %s HTTP/1.1\r\nHost: %s:%d\r\nUser-Agent: ELB-HealthChecker/2.0\r\nConnection: close\r\n\r\n"
                        .formatted(group.healthCheck().path(), target.key().address(), port);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))
                .readLine();
        if (line == null || !line.matches("HTTP/1\\.[01] \\d{3}( .*)?")) {
            return new Result("Target.FailedHealthChecks", "Health checks failed");
        }
        int code = Integer.parseInt(line.substring(9, 12));
        return matches(code)
                ? Result.PASSED
                : new Result(
                        "Target.ResponseCodeMismatch", "Health checks failed with these codes: [%d]".formatted(code));
    }

    private boolean matches(int code) {
        return Arrays.stream(group.healthCheck().matcher().split(",", -1)).anyMatch(range -> {
            String[] ends = range.strip().split("-", 2);
            return code >= Integer.parseInt(ends[0]) && code <= Integer.parseInt(ends[ends.length - 1]);
        });
    }
}
