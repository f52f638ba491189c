package dev.postern.awssim;

import java.util.List;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.CreateVpcEndpointRequest;
import software.amazon.awssdk.services.ec2.model.VpcEndpoint;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/** The consumer's side, as its role. */
final class Consumer {
    static final String ROLE = Worlds.ROLE.arn(Worlds.CONSUMER);

    final Ec2Client ec2;

    Consumer(AwsSimulator aws) {
        Credentials session = Clients.of(aws, Worlds.OPERATOR, StsClient.builder())
                .assumeRole(assume ->
                        assume.roleArn(ROLE).roleSessionName("billing").externalId("external-1"))
                .credentials();
        this.ec2 = Clients.of(aws, session, Ec2Client.builder());
    }

    static CreateVpcEndpointRequest.Builder request(String serviceName) {
        return CreateVpcEndpointRequest.builder()
                .vpcEndpointType(VpcEndpointType.INTERFACE)
                .vpcId(Worlds.CONSUMER_VPC)
                .serviceName(serviceName)
                .subnetIds(Worlds.CONSUMER_SUBNETS);
    }

    VpcEndpoint endpoint(String serviceName) {
        return ec2.createVpcEndpoint(request(serviceName).build()).vpcEndpoint();
    }

    VpcEndpoint describe(String endpoint) {
        return ec2.describeVpcEndpoints(describe -> describe.vpcEndpointIds(endpoint))
                .vpcEndpoints()
                .getFirst();
    }

    String state(String endpoint) {
        return describe(endpoint).stateAsString();
    }

    /** The address of its first interface. */
    String address(String endpoint) {
        List<String> interfaces = describe(endpoint).networkInterfaceIds();
        return ec2.describeNetworkInterfaces(describe -> describe.networkInterfaceIds(interfaces))
                .networkInterfaces()
                .getFirst()
                .privateIpAddress();
    }
}
