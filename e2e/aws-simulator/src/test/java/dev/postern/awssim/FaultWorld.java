package dev.postern.awssim;

import dev.postern.awssim.fault.Callers;
import dev.postern.awssim.fault.FaultLayer;
import dev.postern.awssim.fault.FaultPlan;
import dev.postern.awssim.fault.FaultRule;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.sts.StsClient;

/** A simulator and fault layers in front of it, and a way to look past them. */
final class FaultWorld implements AutoCloseable {
    final AwsSimulator aws = AwsSimulator.start(SimulatorOptions.of(Worlds.provider(), Worlds.consumer()));
    final Provider provider = new Provider(aws);
    private final List<FaultLayer> layers = new ArrayList<>();

    FaultLayer layer(FaultRule... rules) {
        return layer(FaultPlan.of(rules), InstantSource.system());
    }

    FaultLayer layer(FaultPlan plan, InstantSource clock) {
        FaultLayer.Place before = FaultLayer.Place.before(aws.endpoint(), Callers.of(aws.accounts()));
        FaultLayer layer = FaultLayer.start(
                new FaultLayer.Place(before.listen(), before.endpoint(), before.callers(), clock), plan);
        layers.add(layer);
        return layer;
    }

    static Ec2Client ec2(FaultLayer layer) {
        return Clients.of(layer.uri(), Worlds.PROVIDER_ADMIN, Ec2Client.builder());
    }

    static StsClient sts(FaultLayer layer) {
        return Clients.of(layer.uri(), Worlds.PROVIDER_ADMIN, StsClient.builder());
    }

    static void createGroup(Ec2Client ec2, String name) {
        ec2.createSecurityGroup(
                create -> create.groupName(name).description(name).vpcId(Worlds.PROVIDER_VPC));
    }

    /** The names a client sees, the VPC's own group aside. */
    static List<String> groups(Ec2Client ec2) {
        return ec2.describeSecurityGroups().securityGroups().stream()
                .map(SecurityGroup::groupName)
                .filter(name -> !name.equals("default"))
                .toList();
    }

    /** What there really is, once a describe shows it. */
    List<String> groups() {
        aws.advance(java.time.Duration.ofSeconds(1));
        return groups(provider.ec2);
    }

    @Override
    public void close() {
        layers.forEach(FaultLayer::close);
        aws.close();
    }
}
