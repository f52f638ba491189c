package dev.postern.awssim.ec2;

import java.util.List;
import java.util.Optional;

/** What PrivateLink has to know of load balancers. */
public interface LoadBalancers {
    /** A network load balancer by its ARN. */
    Optional<Known> find(String arn);

    /** One of them, and the zones it covers. */
    record Known(String arn, String account, boolean active, List<String> zoneIds) {
        public Known {
            zoneIds = List.copyOf(zoneIds);
        }
    }
}
