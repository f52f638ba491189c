package dev.postern.awssim;

import dev.postern.awssim.datapath.NetlinkAddresses;
import dev.postern.awssim.fault.FaultPlanFile;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** The simulator as a process: in the demo a pod in the host's network, which gives itself the addresses of endpoints and nodes. */
public final class SimulatorMain {
    private static final Set<String> KNOWN = Set.of("--seed", "--listen", "--dns", "--addresses", "--faults");
    private static final String HELP = """
            AWS simulator: STS, ACM Private CA, EC2 PrivateLink, network load balancers and Route 53, with a data path.

              --seed FILE            what exists from the start, YAML (README.md says how)      POSTERN_AWSSIM_SEED
              --listen ADDRESS:PORT  where the API is served; default 0.0.0.0:4566              POSTERN_AWSSIM_LISTEN
              --dns ADDRESS:PORT     where DNS is answered; not at all by default               POSTERN_AWSSIM_DNS
              --addresses claim      give the loopback interface the addresses of endpoints     POSTERN_AWSSIM_ADDRESSES
                                     and nodes (needs CAP_NET_ADMIN); default: present, they
                                     are this machine's already
              --faults FILE          faults that calls meet, YAML (README.md says how)          POSTERN_AWSSIM_FAULTS
              --help                 this text

            An option wins over its environment variable.
            """;

    private SimulatorMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        if (List.of(arguments).contains("--help")) {
            System.out.print(HELP);
            return;
        }
        ServedSimulator simulator;
        try {
            simulator = served(settings(List.of(arguments), System.getenv()));
        } catch (IllegalArgumentException | IllegalStateException | IOException e) {
            System.err.println("aws-simulator: " + e.getMessage());
            System.exit(2);
            return;
        }
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            simulator.close();
            ended.countDown();
        }));
        System.out.println("aws-simulator: serving on " + simulator);
        ended.await();
    }

    static ServedSimulator served(Map<String, String> settings) throws IOException {
        SimulatorOptions options = options(settings);
        String faults = settings.getOrDefault("--faults", "");
        return faults.isEmpty()
                ? ServedSimulator.plain(options)
                : ServedSimulator.behind(FaultPlanFile.parse(read("faults", Path.of(faults))), options);
    }

    /** Options by name; the environment fills in what is not given. */
    static Map<String, String> settings(List<String> arguments, Map<String, String> environment) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String option : KNOWN) {
            Optional.ofNullable(environment.get(
                            "POSTERN_AWSSIM_" + option.substring(2).toUpperCase(java.util.Locale.ROOT)))
                    .ifPresent(value -> settings.put(option, value));
        }
        for (int i = 0; i < arguments.size(); i += 2) {
            String option = arguments.get(i);
            if (!KNOWN.contains(option) || i + 1 == arguments.size()) {
                throw new IllegalArgumentException(
                        "%s is not an option with a value; --help lists them".formatted(option));
            }
            settings.put(option, arguments.get(i + 1));
        }
        return settings;
    }

    static SimulatorOptions options(Map<String, String> settings) throws IOException {
        String seed = Optional.ofNullable(settings.get("--seed"))
                .orElseThrow(() ->
                        new IllegalArgumentException("--seed is needed: a simulator without accounts serves nobody"));
        SimulatorOptions options = SimulatorOptions.ofYaml(read("seed", Path.of(seed)))
                .listeningOn(address(settings.getOrDefault("--listen", "0.0.0.0:4566")));
        if (settings.containsKey("--dns")) {
            options = options.answeringDnsOn(address(settings.getOrDefault("--dns", "")));
        }
        return switch (settings.getOrDefault("--addresses", "present")) {
            case "present" -> options;
            case "claim" -> options.with(new NetlinkAddresses());
            default -> throw new IllegalArgumentException("--addresses is claim or present");
        };
    }

    private static String read(String what, Path file) throws IOException {
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException("the %s %s cannot be read".formatted(what, file));
        }
        return Files.readString(file);
    }

    private static InetSocketAddress address(String text) throws UnknownHostException {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1 || !port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new IllegalArgumentException("%s is not ADDRESS:PORT".formatted(text));
        }
        InetAddress address = InetAddress.getAllByName(text.substring(0, colon))[0];
        return new InetSocketAddress(address, Integer.parseInt(port));
    }
}
