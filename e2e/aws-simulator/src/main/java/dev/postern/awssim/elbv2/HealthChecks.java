package dev.postern.awssim.elbv2;

import dev.postern.awssim.elbv2.TargetGroup.HealthCheck;
import dev.postern.awssim.protocol.Input;
import java.time.Duration;

/** Health check settings out of CreateTargetGroup and ModifyTargetGroup, over the present or the default ones. */
final class HealthChecks {
    private HealthChecks() {}

    static HealthCheck standard(Input input) {
        boolean http = input.text("HealthCheckProtocol").orElse("TCP").equals("HTTP");
        HealthCheck base = new HealthCheck(
                "TCP", "traffic-port", "/", "200-399", Duration.ofSeconds(30), Duration.ofSeconds(http ? 6 : 10), 5, 2);
        return read(input, base);
    }

    static HealthCheck read(Input input, HealthCheck present) {
        String protocol = input.text("HealthCheckProtocol").orElse(present.protocol());
        if (!protocol.matches("HTTP|TCP")) {
            throw ElbError.VALIDATION.because("Health check protocol '%s' is not supported".formatted(protocol));
        }
        int interval = seconds(input, "HealthCheckIntervalSeconds", present.interval(), 5, 300);
        int timeout = seconds(input, "HealthCheckTimeoutSeconds", present.timeout(), 2, 120);
        if (timeout > interval) {
            throw ElbError.VALIDATION.because("Health check timeout must be smaller than or equal to the interval");
        }
        return new HealthCheck(
                protocol,
                port(input.text("HealthCheckPort").orElse(present.port())),
                input.text("HealthCheckPath").orElse(present.path()),
                input.at("Matcher").text("HttpCode").orElse(present.matcher()),
                Duration.ofSeconds(interval),
                Duration.ofSeconds(timeout),
                threshold(input, "HealthyThresholdCount", present.healthy()),
                threshold(input, "UnhealthyThresholdCount", present.unhealthy()));
    }

    private static int seconds(Input input, String name, Duration present, int least, int most) {
        int value = input.number(name).orElse((int) present.toSeconds());
        return Arguments.between(value, least, most, name);
    }

    private static int threshold(Input input, String name, int present) {
        return Arguments.between(input.number(name).orElse(present), 2, 10, name);
    }

    private static String port(String port) {
        if (!port.equals("traffic-port")
                && !(port.matches("[0-9]{1,5}") && Integer.parseInt(port) >= 1 && Integer.parseInt(port) <= 65535)) {
            throw ElbError.VALIDATION.because(
                    "Health check port '%s' must be in between '1' and '65535' or 'traffic-port'".formatted(port));
        }
        return port;
    }
}
