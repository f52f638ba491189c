package dev.postern.awssim.ec2;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * An endpoint service.
 *
 * @param principals ARN to the id of the permission
 */
public record EndpointService(
        String id,
        String account,
        String region,
        boolean acceptanceRequired,
        List<String> loadBalancers,
        State state,
        Optional<PrivateDns> privateDns,
        Map<String, String> principals)
        implements Owned {
    /** A private DNS name and whether its owner proved it. */
    public record PrivateDns(String name, String state, String recordName, String recordValue) {
        PrivateDns in(String newState) {
            return new PrivateDns(name, newState, recordName, recordValue);
        }
    }

    /** The states, in Pascal case on the wire, other than those of endpoints. */
    public enum State {
        Available,
        Deleting
    }

    public EndpointService {
        loadBalancers = List.copyOf(loadBalancers);
        SequencedMap<String, String> inOrder = new LinkedHashMap<>(principals);
        principals = java.util.Collections.unmodifiableSequencedMap(inOrder);
    }

    public String name() {
        return "com.amazonaws.vpce.%s.%s".formatted(region, id);
    }

    String baseDnsName() {
        return "%s.%s.vpce.amazonaws.com".formatted(id, region);
    }

    EndpointService accepting(boolean required) {
        return new EndpointService(id, account, region, required, loadBalancers, state, privateDns, principals);
    }

    EndpointService behind(List<String> newLoadBalancers) {
        return new EndpointService(
                id, account, region, acceptanceRequired, newLoadBalancers, state, privateDns, principals);
    }

    EndpointService named(Optional<PrivateDns> newPrivateDns) {
        return new EndpointService(
                id, account, region, acceptanceRequired, loadBalancers, state, newPrivateDns, principals);
    }

    EndpointService allowing(Map<String, String> newPrincipals) {
        return new EndpointService(
                id, account, region, acceptanceRequired, loadBalancers, state, privateDns, newPrincipals);
    }

    EndpointService deleting() {
        return new EndpointService(
                id, account, region, acceptanceRequired, loadBalancers, State.Deleting, privateDns, principals);
    }
}
