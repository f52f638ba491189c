package dev.postern.awssim.ec2;

import dev.postern.awssim.clock.Delay;
import dev.postern.awssim.clock.World;
import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.ErrorCase;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** VPCs, subnets, security groups and interfaces of all accounts. */
public final class Network {
    /** The first addresses of a subnet are AWS's own. */
    private static final long FIRST_FREE = 4;

    /** What a network interface is made for. */
    public record Wanted(Subnet subnet, NetworkInterface.Kind kind, String description, List<String> groups) {}

    private final World world;
    private final Tags tags;
    private final SequencedMap<String, Vpc> vpcs = new LinkedHashMap<>();
    private final SequencedMap<String, Subnet> subnets = new LinkedHashMap<>();
    private final SequencedMap<String, SecurityGroup> groups = new LinkedHashMap<>();
    private final SequencedMap<String, NetworkInterface> interfaces = new LinkedHashMap<>();
    private final Map<String, Long> nextAddress = new HashMap<>();
    private final Map<String, Instant> visibleFrom = new HashMap<>();

    Network(World world, Tags tags) {
        this.world = world;
        this.tags = tags;
    }

    void put(Vpc vpc) {
        vpcs.put(vpc.id(), vpc);
    }

    void put(Subnet subnet) {
        subnets.put(subnet.id(), subnet);
    }

    void put(SecurityGroup group) {
        groups.put(group.id(), group);
    }

    void removeGroup(String id) {
        groups.remove(id);
        tags.forget(id);
    }

    public List<Vpc> vpcs() {
        return List.copyOf(vpcs.values());
    }

    public List<Subnet> subnets() {
        return List.copyOf(subnets.values());
    }

    public List<SecurityGroup> groups() {
        return List.copyOf(groups.values());
    }

    public List<NetworkInterface> interfaces() {
        return List.copyOf(interfaces.values());
    }

    public Optional<NetworkInterface> networkInterface(String id) {
        return Optional.ofNullable(interfaces.get(id));
    }

    public Optional<Vpc> vpc(Call call, String id) {
        return own(call, vpcs.get(id));
    }

    public Optional<Subnet> subnet(Call call, String id) {
        return own(call, subnets.get(id));
    }

    public Optional<SecurityGroup> group(Call call, String id) {
        return own(call, groups.get(id));
    }

    SecurityGroup group(Call call, String id, ErrorCase notFound) {
        return group(call, id)
                .orElseThrow(() -> notFound.because("The security group '%s' does not exist".formatted(id)));
    }

    SecurityGroup defaultGroup(String vpcId) {
        return groups.values().stream()
                .filter(group -> group.vpcId().equals(vpcId) && group.name().equals("default"))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(vpcId + " has no default security group"));
    }

    public NetworkInterface attach(String account, Wanted wanted) {
        Subnet subnet = wanted.subnet();
        NetworkInterface made = new NetworkInterface(
                world.ids().ec2("eni"),
                account,
                subnet.region(),
                subnet,
                freeAddress(subnet),
                wanted.kind(),
                wanted.description(),
                wanted.groups(),
                world.now());
        interfaces.put(made.id(), made);
        tags.register(Map.of(), "network-interface", made.id(), account + "/" + subnet.region());
        return made;
    }

    public void detach(String interfaceId) {
        interfaces.remove(interfaceId);
        tags.forget(interfaceId);
    }

    public void regroup(String interfaceId, List<String> newGroups) {
        interfaces.computeIfPresent(interfaceId, (id, present) -> present.withGroups(newGroups));
    }

    /** From now on a resource is made, but describe calls do not see it yet. */
    void createdJustNow(String id) {
        visibleFrom.put(id, world.now().plus(world.delay(Delay.VISIBLE_AFTER_CREATE)));
    }

    boolean visible(String id) {
        Instant from = visibleFrom.get(id);
        return from == null || !from.isAfter(world.now());
    }

    /** What a describe call of the caller can see of some resources. */
    <T extends Owned> List<T> seenBy(Call call, List<T> all) {
        return all.stream()
                .filter(one -> own(call, one).isPresent() && visible(one.id()))
                .toList();
    }

    int freeAddresses(Subnet subnet) {
        long used = interfaces.values().stream()
                .filter(one -> one.subnet().id().equals(subnet.id()))
                .count();
        return (int) Math.max(0, Cidr.parse(subnet.cidr()).size() - FIRST_FREE - 1 - used);
    }

    private String freeAddress(Subnet subnet) {
        Cidr cidr = Cidr.parse(subnet.cidr());
        for (long tried = 0; tried < cidr.size(); tried++) {
            long offset = nextAddress.merge(subnet.id(), FIRST_FREE, (last, first) -> next(last, cidr));
            String address = cidr.at(offset);
            if (interfaces.values().stream().noneMatch(one -> one.address().equals(address))) {
                return address;
            }
        }
        throw Ec2Error.INVALID_PARAMETER.because("There are no free addresses in subnet '%s'".formatted(subnet.id()));
    }

    private static long next(long last, Cidr cidr) {
        return last + 1 >= cidr.size() - 1 ? FIRST_FREE : last + 1;
    }

    private static <T extends Owned> Optional<T> own(Call call, @org.jspecify.annotations.Nullable T owned) {
        return Optional.ofNullable(owned)
                .filter(one ->
                        one.account().equals(call.account()) && one.region().equals(call.region()));
    }
}
