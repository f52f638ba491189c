package dev.postern.operator;

import dev.postern.awssim.seed.AccountSeed;
import dev.postern.awssim.seed.HostedZoneSeed;
import dev.postern.awssim.seed.RoleSeed;
import dev.postern.awssim.seed.VpcSeed;
import dev.postern.awssim.seed.VpcSeed.SecurityGroupSeed;
import dev.postern.awssim.seed.VpcSeed.SubnetSeed;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Map;

/** The networks of one API's account and two consumers' accounts. Addresses are this machine's own. */
final class TestNetworks {

    static final String BILLING = "222222222222";
    static final String AUDIT = "333333333333";

    /** TEST-NET-3, RFC 5737. Nothing is sent there. */
    private static final String DOCUMENTATION_ADDRESS = "203.0.113.1";

    private static final String POD_ADDRESS = ownAddress();

    private TestNetworks() {}

    static AccountSeed provider(String account) {
        return AccountSeed.of(account, "shop")
                .with(new VpcSeed(
                        "vpc-0000000a",
                        "127.10.0.0/16",
                        List.of(podNetwork()),
                        List.of(
                                new SubnetSeed("subnet-0000000a", "127.10.1.0/24", "eu-central-1a"),
                                new SubnetSeed("subnet-0000000b", podNetwork(), "eu-central-1a")),
                        List.of(new SecurityGroupSeed("sg-0000000a", "pods"))))
                .with(new VpcSeed(
                        "vpc-0000000e",
                        "127.11.0.0/16",
                        List.of(),
                        List.of(new SubnetSeed("subnet-0000000e", "127.11.1.0/24", "eu-central-1b")),
                        List.of()));
    }

    static AccountSeed consumer(String account, String name) {
        String digit = account.substring(0, 1);
        String vpc = "vpc-0000000" + digit;
        return AccountSeed.of(account, name)
                .with(new VpcSeed(
                        vpc,
                        "127.2" + digit + ".0.0/16",
                        List.of(),
                        List.of(
                                new SubnetSeed("subnet-0000000" + digit, "127.2" + digit + ".1.0/24", "eu-central-1a"),
                                new SubnetSeed("subnet-0000001" + digit, "127.2" + digit + ".2.0/24", "eu-central-1b")),
                        List.of(new SecurityGroupSeed("sg-0000000" + digit, "callers"))))
                .with(new HostedZoneSeed("Z000000000000" + digit, "internal.example", List.of(vpc)));
    }

    /** An address of this machine that an EndpointSlice may carry: those of its own loopback it may not. */
    static String podAddress() {
        return POD_ADDRESS;
    }

    /** Of the way out, where there is one: other interfaces come and go with clusters of other tests. */
    private static String ownAddress() {
        try (var socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(DOCUMENTATION_ADDRESS, 9));
            return socket.getLocalAddress().getHostAddress();
        } catch (UncheckedIOException | SocketException noWayOut) {
            return anyAddress();
        }
    }

    private static String anyAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address
                            && !address.isLoopbackAddress()
                            && !address.isLinkLocalAddress())
                    .map(InetAddress::getHostAddress)
                    .findFirst()
                    .orElseThrow();
        } catch (SocketException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String podNetwork() {
        String address = podAddress();
        return address.substring(0, address.lastIndexOf('.')) + ".0/24";
    }

    static void configure(Map<String, String> configuration, RoleSeed role) {
        configuration.put("postern.accounts.shop-prod.namespaces", "*");
        configuration.put("postern.accounts.shop-prod.vpcs", "*");
        consumer(configuration, role, "billing-prod", BILLING);
        consumer(configuration, role, "audit-prod", AUDIT);
    }

    /** An account that no namespace of these tests may use. */
    static void reserve(Map<String, String> configuration, RoleSeed role) {
        consumer(configuration, role, "vault-prod", AUDIT);
        configuration.put("postern.accounts.vault-prod.namespaces", "vault");
    }

    private static void consumer(Map<String, String> configuration, RoleSeed role, String name, String id) {
        String key = "postern.accounts." + name;
        configuration.put(key + ".id", id);
        configuration.put(key + ".region", "eu-central-1");
        configuration.put(key + ".role-arn", role.arn(id));
        configuration.put(key + ".external-id", role.externalId());
        configuration.put(key + ".namespaces", "*");
        configuration.put(key + ".vpcs", "*");
        configuration.put(key + ".zones[0].zone", "internal.example");
        configuration.put(key + ".zones[0].names", "*");
    }
}
