package dev.postern.awssim;

import dev.postern.awssim.clock.Delays;
import dev.postern.awssim.clock.VirtualClock;
import dev.postern.awssim.datapath.Addresses;
import dev.postern.awssim.seed.AccountSeed;
import dev.postern.awssim.seed.SeedFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;

/**
 * How a simulator starts.
 *
 * @param listen where the API is served; port 0 takes a free one
 * @param randomSeed makes identifiers repeatable
 * @param addresses how endpoints and nodes get their addresses; in process the networks are inside 127.0.0.0/8
 * @param dns where DNS is answered, if at all
 */
public record SimulatorOptions(
        InetSocketAddress listen,
        List<AccountSeed> accounts,
        Delays delays,
        VirtualClock clock,
        long randomSeed,
        Addresses addresses,
        Optional<InetSocketAddress> dns) {
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
                1,
                Addresses.loopback(),
                Optional.empty());
    }

    public static SimulatorOptions ofYaml(String yaml) {
        return of(SeedFile.parse(yaml).accounts().toArray(AccountSeed[]::new));
    }

    public SimulatorOptions listeningOn(InetSocketAddress address) {
        return new SimulatorOptions(address, accounts, delays, clock, randomSeed, addresses, dns);
    }

    public SimulatorOptions with(Delays newDelays) {
        return new SimulatorOptions(listen, accounts, newDelays, clock, randomSeed, addresses, dns);
    }

    public SimulatorOptions with(VirtualClock newClock) {
        return new SimulatorOptions(listen, accounts, delays, newClock, randomSeed, addresses, dns);
    }

    public SimulatorOptions with(Addresses newAddresses) {
        return new SimulatorOptions(listen, accounts, delays, clock, randomSeed, newAddresses, dns);
    }

    public SimulatorOptions answeringDnsOn(InetSocketAddress address) {
        return new SimulatorOptions(listen, accounts, delays, clock, randomSeed, addresses, Optional.of(address));
    }
}
