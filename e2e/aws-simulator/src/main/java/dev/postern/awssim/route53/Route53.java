package dev.postern.awssim.route53;

import dev.postern.awssim.accounts.Account;
import dev.postern.awssim.clock.World;
import dev.postern.awssim.ec2.Network;
import dev.postern.awssim.protocol.CommonError;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Protocol;
import dev.postern.awssim.protocol.Service;
import dev.postern.awssim.seed.HostedZoneSeed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Route 53. Zones belong to an account, not to a region. */
public final class Route53 implements Service {
    private final ZoneStore store;
    private final Map<String, Operation> operations = new HashMap<>();

    /** {@code endpointNames}: every DNS name of every endpoint to the hosted zone id of its DNS entry. */
    public Route53(World world, Network network, Supplier<Map<String, String>> endpointNames) {
        this.store = new ZoneStore(world);
        Stream.of(
                        new ZoneOperations(world, store, network).table(),
                        new RecordOperations(store, new AliasTargets(endpointNames)).table(),
                        new VpcAssociations(store, network).table(),
                        new ZoneTags(store).table())
                .forEach(operations::putAll);
    }

    public void seed(Account account, HostedZoneSeed seed) {
        List<HostedZone.Vpc> vpcs = seed.vpcs().stream()
                .map(id -> new HostedZone.Vpc(account.region(), id))
                .toList();
        store.put(ZoneOperations.made(
                new HostedZone.Identity(
                        seed.id(), DomainName.of(seed.name()), account.id(), "seed-" + seed.id(), !vpcs.isEmpty()),
                "",
                vpcs));
    }

    public List<HostedZone> zones() {
        return store.all();
    }

    /** What public DNS answers for a TXT question. */
    public List<String> publicText(String name) {
        RecordSet.Key key = new RecordSet.Key(DomainName.of(name), "TXT", "");
        return store.all().stream()
                .filter(zone -> !zone.identity().privateZone())
                .flatMap(zone -> Optional.ofNullable(zone.published().get(key)).stream())
                .flatMap(set -> set.values().stream())
                .map(value -> value.replace("\"", ""))
                .toList();
    }

    @Override
    public String name() {
        return "route53";
    }

    @Override
    public Protocol protocol() {
        return Protocol.REST_XML;
    }

    @Override
    public String namespace() {
        return "https://route53.amazonaws.com/doc/2013-04-01/";
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.copyOf(operations);
    }

    /** The operation a method and a path mean, for who looks at requests from outside. */
    public static Optional<String> operation(String method, String path) {
        return Route.TABLE.stream()
                .filter(route -> route.means(method, path))
                .map(Route::operation)
                .findFirst();
    }

    @Override
    public Requested read(Request request) {
        return Route.TABLE.stream()
                .flatMap(route -> route.read(request).stream())
                .findFirst()
                .orElseThrow(() -> CommonError.UNKNOWN_OPERATION.because(
                        "The simulator has no %s %s".formatted(request.method(), request.path())));
    }
}
