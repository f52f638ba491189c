package dev.postern.awssim;

import dev.postern.awssim.clock.Delays;
import dev.postern.awssim.clock.VirtualClock;
import dev.postern.awssim.seed.AccountSeed;
import dev.postern.awssim.seed.SeedFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

/**
 * How a simulator starts.
 *
 * @param listen where the API is served; port 0 takes a free one
 * @param randomSeed makes identifiers repeatable
 */
public record SimulatorOptions(
        InetSocketAddress listen, List<AccountSeed> accounts, Delays delays, VirtualClock clock, long randomSeed) {
    public SimulatorOptions {
        accounts = List.copyOf(accounts);
    }

    /** In process: a free loopback port, the standard delays, time from now on. */
    public static SimulatorOptions of(AccountSeed... accounts) {
        return new SimulatorOptions(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                List.of(accounts),
                Delays.standard(),
                VirtualClock.system(),
                1);
    }

    public static SimulatorOptions ofYaml(String yaml) {
        return of(SeedFile.parse(yaml).accounts().toArray(AccountSeed[]::new));
    }

    public SimulatorOptions listeningOn(InetSocketAddress address) {
        return new SimulatorOptions(address, accounts, delays, clock, randomSeed);
    }

    public SimulatorOptions with(Delays newDelays) {
        return new SimulatorOptions(listen, accounts, newDelays, clock, randomSeed);
    }

    public SimulatorOptions with(VirtualClock newClock) {
        return new SimulatorOptions(listen, accounts, delays, newClock, randomSeed);
    }
}
