package dev.postern.awssim;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.postern.awssim.seed.KeySeed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that is not ours: boto3, every answer compared with botocore's service models. */
class Boto3IT {
    private static final Path ENVIRONMENT = Path.of("target", "boto3");
    private static final Path SCRIPT = Path.of("src", "test", "python", "contract.py");

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void findsEveryMemberAndEveryErrorThatAwsGives() throws IOException, InterruptedException {
        Path python = python();

        try (AwsSimulator aws =
                AwsSimulator.start(SimulatorOptions.of(Worlds.operator(), Worlds.provider(), Worlds.consumer()))) {
            ProcessBuilder script = new ProcessBuilder(python.toString(), SCRIPT.toString()).redirectErrorStream(true);
            script.environment().put("SIMULATOR", aws.endpoint().toString());
            script.environment().put("WORLD", world());
            script.environment().put("SCRATCH", ENVIRONMENT.toString());
            script.environment().put("PYTHONDONTWRITEBYTECODE", "1");

            assertThat(run(script)).isZero();
        }
    }

    private static String world() throws JsonProcessingException {
        return new ObjectMapper()
                .writeValueAsString(Map.of(
                        "authority", Worlds.INTERNAL.arn(Worlds.PROVIDER, Worlds.REGION),
                        "operator", account(Worlds.OPERATOR_ACCOUNT, Worlds.OPERATOR, "", List.of()),
                        "provider",
                                account(
                                        Worlds.PROVIDER,
                                        Worlds.PROVIDER_ADMIN,
                                        Worlds.PROVIDER_VPC,
                                        Worlds.PROVIDER_SUBNETS),
                        "consumer",
                                account(
                                        Worlds.CONSUMER,
                                        Worlds.CONSUMER_ADMIN,
                                        Worlds.CONSUMER_VPC,
                                        Worlds.CONSUMER_SUBNETS)));
    }

    private static Map<String, Object> account(String id, KeySeed key, String vpc, List<String> subnets) {
        return Map.of(
                "id",
                id,
                "key",
                key.id(),
                "secret",
                key.secret(),
                "vpc",
                vpc,
                "subnets",
                subnets,
                "target",
                "127.10.1.200");
    }

    private static Path python() throws IOException, InterruptedException {
        Path python = ENVIRONMENT.resolve("bin").resolve("python");
        if (!Files.exists(ENVIRONMENT.resolve("ready"))) {
            prepare(python);
            Files.writeString(ENVIRONMENT.resolve("ready"), "");
        }
        return python;
    }

    private static void prepare(Path python) throws IOException, InterruptedException {
        int made = run(new ProcessBuilder("python3", "-m", "venv", ENVIRONMENT.toString()).redirectErrorStream(true));
        int installed = made != 0
                ? made
                : run(new ProcessBuilder(python.toString(), "-m", "pip", "install", "--quiet", "boto3")
                        .redirectErrorStream(true));
        assertThat(installed)
                .as("this test needs python3 with venv and pip, and boto3 from a package index")
                .isZero();
    }

    private static int run(ProcessBuilder builder) throws IOException, InterruptedException {
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        if (code != 0 || output.contains("compared with")) {
            System.out.println(output);
        }
        return code;
    }
}
