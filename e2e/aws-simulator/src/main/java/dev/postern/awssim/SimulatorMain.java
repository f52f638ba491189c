package dev.postern.awssim;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** The simulator as a process of its own: in a pod, or beside boto3 and the AWS command line. */
public final class SimulatorMain {
    private static final String HELP = """
            Usage: simulator SEED.yaml [HOST:PORT]
              SEED.yaml   accounts, keys, roles, networks, zones and authorities to begin with (see README.md)
              HOST:PORT   where the API of every service is served (default 0.0.0.0:4566)
            Nothing here is AWS: no account is involved and nothing leaves this machine.
            """;

    private SimulatorMain() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> words = List.of(arguments);
        if (words.isEmpty() || words.contains("--help")) {
            System.out.print(HELP);
            System.exit(words.isEmpty() ? 2 : 0);
        }
        AwsSimulator simulator = AwsSimulator.start(options(words));
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close));
        System.out.println("AWS simulator listens on " + simulator.endpoint());
        new CountDownLatch(1).await();
    }

    private static SimulatorOptions options(List<String> words) throws IOException {
        String seed = Files.readString(Path.of(words.getFirst()));
        return SimulatorOptions.ofYaml(seed).listeningOn(address(words.size() > 1 ? words.get(1) : "0.0.0.0:4566"));
    }

    private static InetSocketAddress address(String text) {
        int colon = text.lastIndexOf(':');
        return new InetSocketAddress(text.substring(0, colon), Integer.parseInt(text.substring(colon + 1)));
    }
}
