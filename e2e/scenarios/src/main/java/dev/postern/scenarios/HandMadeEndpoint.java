package dev.postern.scenarios;

import java.time.Duration;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Ec2Exception;
import software.amazon.awssdk.services.ec2.model.VpcEndpointType;

/** An interface endpoint that somebody in billing-prod makes by hand, without asking Postern. */
record HandMadeEndpoint(Ec2Client ec2, String id) implements AutoCloseable {

    private static final String NETWORK = "vpc-22222222";

    private static final String SUBNET = "subnet-2222222a";

    /** @throws Ec2Exception when AWS refuses */
    static HandMadeEndpoint create(Ec2Client ec2, String serviceName) {
        var created = ec2.createVpcEndpoint(create -> create.vpcEndpointType(VpcEndpointType.INTERFACE)
                .serviceName(serviceName)
                .vpcId(NETWORK)
                .subnetIds(SUBNET));
        return new HandMadeEndpoint(ec2, created.vpcEndpoint().vpcEndpointId());
    }

    /** What AWS answers to somebody who may not make one. */
    static String refusal(Ec2Client ec2, String serviceName) {
        try (var unexpected = create(ec2, serviceName)) {
            return "created " + unexpected.id();
        } catch (Ec2Exception e) {
            return e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage();
        }
    }

    String stateAfter(Duration pause) {
        Patience.pause(pause);
        return ec2.describeVpcEndpoints(describe -> describe.vpcEndpointIds(id))
                .vpcEndpoints()
                .getFirst()
                .stateAsString();
    }

    /** Takes the endpoint away again. */
    @Override
    public void close() {
        ec2.deleteVpcEndpoints(delete -> delete.vpcEndpointIds(id));
    }
}
