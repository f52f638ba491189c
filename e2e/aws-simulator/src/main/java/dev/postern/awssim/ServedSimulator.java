package dev.postern.awssim;

import dev.postern.awssim.fault.Callers;
import dev.postern.awssim.fault.FaultLayer;
import dev.postern.awssim.fault.FaultPlan;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;

/** A simulator where its clients find it: itself, or a fault layer that stands at its place. */
final class ServedSimulator implements AutoCloseable {
    private final URI endpoint;
    private final String how;
    private final Runnable end;

    private ServedSimulator(URI endpoint, String how, Runnable end) {
        this.endpoint = endpoint;
        this.how = how;
        this.end = end;
    }

    static ServedSimulator plain(SimulatorOptions options) {
        AwsSimulator simulator = AwsSimulator.start(options);
        return new ServedSimulator(simulator.endpoint(), "", simulator::close);
    }

    static ServedSimulator behind(FaultPlan plan, SimulatorOptions options) {
        AwsSimulator simulator =
                AwsSimulator.start(options.listeningOn(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
        FaultLayer layer = FaultLayer.start(
                new FaultLayer.Place(
                        options.listen(),
                        simulator.endpoint(),
                        Callers.of(simulator.accounts()),
                        InstantSource.system()),
                plan);
        return new ServedSimulator(
                layer.uri(),
                ", faults: %d rules, seed %d".formatted(plan.rules().size(), plan.seed()),
                () -> {
                    layer.close();
                    simulator.close();
                });
    }

    URI endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        end.run();
    }

    /** Where, and what is needed to see the same faults again. */
    @Override
    public String toString() {
        return endpoint + how;
    }
}
