package dev.postern.awssim.ec2;

import dev.postern.awssim.accounts.Account;
import dev.postern.awssim.clock.World;
import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.Operation;
import dev.postern.awssim.protocol.Protocol;
import dev.postern.awssim.protocol.QueryService;
import dev.postern.awssim.seed.AccountSeed;
import dev.postern.awssim.seed.VpcSeed;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** EC2 as far as PrivateLink needs it. */
public final class Ec2 implements QueryService {
    private final Network network;
    private final Tags tags = new Tags();
    private final Zones zones = new Zones();
    private final PrivateLinkStore store = new PrivateLinkStore();
    private final World world;
    private final Map<String, Operation> operations = new HashMap<>();

    public Ec2(World world) {
        this.world = world;
        this.network = new Network(world, tags);
    }

    /** Makes the operations; load balancers and public DNS are other services' business. */
    public void connect(LoadBalancers loadBalancers, Function<String, List<String>> publicText) {
        PrivateLink shared = new PrivateLink(world, network, tags, zones, store, loadBalancers);
        Stream.of(
                        new NetworkOperations(network, tags, zones).table(),
                        new SecurityGroupOperations(world, network, tags).table(),
                        new RuleOperations(world, network, tags).table(),
                        new EndpointServiceOperations(shared, publicText).table(),
                        new PermissionOperations(shared).table(),
                        new ConnectionOperations(shared).table(),
                        new EndpointOperations(shared).table())
                .forEach(table -> table.forEach((name, operation) -> operations.put(name, dryRunnable(operation))));
    }

    public Network network() {
        return network;
    }

    public List<EndpointService> endpointServices() {
        return store.services();
    }

    public List<Endpoint> endpoints() {
        return store.endpoints();
    }

    public Optional<EndpointService> endpointService(String id) {
        return store.service(id);
    }

    public Map<String, String> tagsOf(String resource) {
        return tags.of(resource);
    }

    /** The hosted zone that aliases to a region's endpoints name. */
    public static String aliasZone(String region) {
        return EndpointViews.aliasZone(region);
    }

    public void seed(Account account, AccountSeed seed) {
        zones.add(account.id(), account.region(), seed.zones());
        seed.vpcs().forEach(vpc -> seed(account, seed, vpc));
    }

    private void seed(Account account, AccountSeed accountSeed, VpcSeed seed) {
        String place = account.id() + "/" + account.region();
        List<String> cidrs = Stream.concat(Stream.of(seed.cidr()), seed.otherCidrs().stream())
                .toList();
        Vpc vpc = new Vpc(seed.id(), account.id(), account.region(), cidrs);
        network.put(vpc);
        tags.register(Map.of(), "vpc", vpc.id(), place);
        SecurityGroupOperations groups = new SecurityGroupOperations(world, network, tags);
        network.put(groups.made(vpc, world.ids().ec2("sg"), "default", "default VPC security group"));
        seed.securityGroups().forEach(group -> {
            network.put(groups.made(vpc, group.id(), group.name(), group.name()));
            tags.register(Map.of("Name", group.name()), "security-group", group.id(), place);
        });
        seed.subnets().forEach(subnet -> {
            String zoneId = Optional.ofNullable(accountSeed.zones().get(subnet.zone()))
                    .orElseThrow(
                            () -> new IllegalArgumentException("subnet %s is in zone %s, which account %s does not have"
                                    .formatted(subnet.id(), subnet.zone(), account.id())));
            network.put(new Subnet(
                    subnet.id(), account.id(), account.region(), vpc.id(), subnet.cidr(), subnet.zone(), zoneId));
            tags.register(Map.of(), "subnet", subnet.id(), place);
        });
    }

    private static Operation dryRunnable(Operation operation) {
        return call -> {
            if (call.input().flag("DryRun").orElse(false)) {
                throw Ec2Error.DRY_RUN.because("Request would have succeeded, but DryRun flag is set.");
            }
            return operation.run(withoutDryRun(call));
        };
    }

    private static Call withoutDryRun(Call call) {
        return new Call(
                call.caller(), call.region(), call.operation(), call.input().without("DryRun"));
    }

    @Override
    public String name() {
        return "ec2";
    }

    @Override
    public Protocol protocol() {
        return Protocol.EC2_QUERY;
    }

    @Override
    public String namespace() {
        return "http://ec2.amazonaws.com/doc/2016-11-15/";
    }

    @Override
    public Map<String, Operation> operations() {
        return Map.copyOf(operations);
    }
}
