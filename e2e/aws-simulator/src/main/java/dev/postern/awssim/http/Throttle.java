package dev.postern.awssim.http;

import dev.postern.awssim.clock.TokenBuckets;
import dev.postern.awssim.clock.TokenBuckets.Rate;
import dev.postern.awssim.protocol.Call;
import dev.postern.awssim.protocol.CommonError;
import dev.postern.awssim.protocol.Service;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Rate limits per account, region and API; Route 53 has one per account for all of its calls. */
final class Throttle {
    private static final Rate EC2_READ = new Rate(100, 20);
    private static final Rate EC2_WRITE = new Rate(50, 5);
    private static final Rate PRIVATE_LINK_WRITE = new Rate(10, 1);
    private static final Rate ENDPOINT_WRITE = new Rate(4, 0.3);
    private static final Rate ROUTE_53 = new Rate(50, 10);
    private static final Rate ELB_READ = new Rate(40, 10);
    private static final Rate ELB_WRITE = new Rate(20, 3);
    private static final Rate PCA_DEFAULT = new Rate(20, 20);
    private static final Rate STS = new Rate(600, 600);

    private static final Map<String, Rate> BY_OPERATION = Map.ofEntries(
            Map.entry("CreateVpcEndpoint", ENDPOINT_WRITE),
            Map.entry("ModifyVpcEndpoint", ENDPOINT_WRITE),
            Map.entry("DeleteVpcEndpoints", ENDPOINT_WRITE),
            Map.entry("AcceptVpcEndpointConnections", PRIVATE_LINK_WRITE),
            Map.entry("RejectVpcEndpointConnections", PRIVATE_LINK_WRITE),
            Map.entry("CreateVpcEndpointServiceConfiguration", PRIVATE_LINK_WRITE),
            Map.entry("ModifyVpcEndpointServiceConfiguration", PRIVATE_LINK_WRITE),
            Map.entry("ModifyVpcEndpointServicePermissions", PRIVATE_LINK_WRITE),
            Map.entry("DeleteVpcEndpointServiceConfigurations", PRIVATE_LINK_WRITE),
            Map.entry("StartVpcEndpointServicePrivateDnsVerification", PRIVATE_LINK_WRITE),
            Map.entry("IssueCertificate", new Rate(25, 25)),
            Map.entry("GetCertificate", new Rate(75, 75)),
            Map.entry("RevokeCertificate", new Rate(20, 20)),
            Map.entry("CreateCertificateAuthority", new Rate(1, 1)),
            Map.entry("RegisterTargets", new Rate(200, 50)),
            Map.entry("DeregisterTargets", new Rate(200, 50)));

    private final TokenBuckets buckets = new TokenBuckets();

    void admit(Service service, Call call, Instant now) {
        String scope = service.name().equals("route53") ? "" : call.region() + "/" + call.operation();
        String key = "%s/%s/%s".formatted(call.account(), service.name(), scope);
        if (!buckets.take(key, rate(service.name(), call.operation()), now)) {
            throw CommonError.THROTTLED.because(
                    service.name().equals("ec2") ? "Request limit exceeded." : "Rate exceeded");
        }
    }

    private static Rate rate(String service, String operation) {
        boolean reads = operation.startsWith("Describe") || operation.startsWith("Get") || operation.startsWith("List");
        return Optional.ofNullable(BY_OPERATION.get(operation)).orElseGet(() -> switch (service) {
            case "ec2" -> reads ? EC2_READ : EC2_WRITE;
            case "route53" -> ROUTE_53;
            case "elasticloadbalancing" -> reads ? ELB_READ : ELB_WRITE;
            case "acm-pca" -> PCA_DEFAULT;
            default -> STS;
        });
    }
}
