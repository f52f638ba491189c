package dev.postern.awssim;

import dev.postern.awssim.accounts.Account;
import dev.postern.awssim.accounts.Accounts;
import dev.postern.awssim.accounts.Credential;
import dev.postern.awssim.accounts.Principal;
import dev.postern.awssim.accounts.Role;
import dev.postern.awssim.acmpca.AcmPca;
import dev.postern.awssim.clock.Ids;
import dev.postern.awssim.clock.World;
import dev.postern.awssim.datapath.DataPath;
import dev.postern.awssim.dns.DnsServer;
import dev.postern.awssim.ec2.Ec2;
import dev.postern.awssim.elbv2.Elbv2;
import dev.postern.awssim.http.FrontDoor;
import dev.postern.awssim.inventory.Inventory;
import dev.postern.awssim.inventory.InventoryPage;
import dev.postern.awssim.inventory.Levers;
import dev.postern.awssim.route53.Route53;
import dev.postern.awssim.seed.AccountSeed;
import dev.postern.awssim.seed.KeySeed;
import dev.postern.awssim.seed.RoleSeed;
import dev.postern.awssim.sts.Sts;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A running simulator: one endpoint for all services, chosen by the credential scope of each request. */
public final class AwsSimulator implements AutoCloseable {
    private final World world;
    private final Accounts accounts;
    private final AcmPca acmPca;
    private final Ec2 ec2;
    private final Elbv2 elbv2;
    private final Route53 route53;
    private final DataPath dataPath;
    private final FrontDoor frontDoor;
    private final Optional<DnsServer> dns;

    private AwsSimulator(SimulatorOptions options) {
        Ids ids = new Ids(options.randomSeed());
        world = new World(options.clock(), options.delays(), ids);
        accounts = new Accounts(InstantSource.system(), ids);
        acmPca = new AcmPca(world);
        ec2 = new Ec2(world);
        elbv2 = new Elbv2(world, ec2.network(), this::usedByEndpointService);
        route53 = new Route53(world, ec2.network(), this::endpointNames);
        ec2.connect(elbv2, route53::publicText);
        dataPath = new DataPath(world, ec2, elbv2.balancing(), options.addresses());
        frontDoor = new FrontDoor(options.listen());
        new Levers(world).offer(frontDoor);
        new InventoryPage(world, accounts, new Inventory(ec2, elbv2.balancing(), route53, acmPca, dataPath))
                .offer(frontDoor);
        options.accounts().forEach(this::seed);
        frontDoor.open(world, accounts, List.of(new Sts(accounts), acmPca, ec2, elbv2, route53));
        dataPath.open();
        dns = options.dns().map(address -> new DnsServer(world, ec2, route53, address));
    }

    public static AwsSimulator start(SimulatorOptions options) {
        return new AwsSimulator(options);
    }

    /** The endpoint to override every SDK client with. */
    public URI endpoint() {
        return frontDoor.uri();
    }

    /** Moves the simulated time forward; what is due by then has happened when this returns. */
    public void advance(Duration by) {
        world.advance(by);
    }

    public World world() {
        return world;
    }

    /** To end sessions, as {@code ExpiredToken} in mid-pass. */
    public Accounts accounts() {
        return accounts;
    }

    public AcmPca acmPca() {
        return acmPca;
    }

    public Ec2 ec2() {
        return ec2;
    }

    public Elbv2 elbv2() {
        return elbv2;
    }

    public Route53 route53() {
        return route53;
    }

    /** The port of the DNS server, when there is one. */
    public Optional<Integer> dnsPort() {
        return dns.map(DnsServer::port);
    }

    public DataPath dataPath() {
        return dataPath;
    }

    @Override
    public void close() {
        frontDoor.close();
        dns.ifPresent(DnsServer::close);
        dataPath.close();
    }

    private void seed(AccountSeed seed) {
        Account account = new Account(seed.id(), seed.name(), seed.region());
        accounts.add(account);
        seed.accessKeys().forEach(key -> accounts.add(credential(account, key)));
        seed.roles().forEach(role -> accounts.add(role(account, role)));
        seed.authorities().forEach(authority -> acmPca.seed(account, authority));
        ec2.seed(account, seed);
        seed.hostedZones().forEach(zone -> route53.seed(account, zone));
    }

    private boolean usedByEndpointService(String loadBalancer) {
        return ec2.endpointServices().stream()
                .anyMatch(service -> service.loadBalancers().contains(loadBalancer));
    }

    private Map<String, String> endpointNames() {
        Map<String, String> names = new HashMap<>();
        ec2.endpoints()
                .forEach(endpoint ->
                        endpoint.dnsNames().forEach(name -> names.put(name, Ec2.aliasZone(endpoint.region()))));
        return names;
    }

    private Credential credential(Account account, KeySeed key) {
        String arn = key.userArn(account.id());
        Principal user = new Principal(account.id(), arn, world.ids().upper("AIDA", 21), arn, false, key.actions());
        return new Credential(key.id(), key.secret(), Optional.empty(), Optional.empty(), user);
    }

    private Role role(Account account, RoleSeed seed) {
        return new Role(
                account.id(),
                seed.arn(account.id()),
                world.ids().upper("AROA", 21),
                seed.trust(),
                Optional.of(seed.externalId()).filter(id -> !id.isEmpty()),
                seed.actions(),
                Duration.ofHours(1));
    }
}
