package dev.postern.aws.driver;

import dev.postern.aws.apply.Delays;
import dev.postern.aws.apply.Observed;
import dev.postern.aws.apply.Outcome;
import dev.postern.plan.resource.Attribute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An endpoint service as AWS shows it.
 *
 * @param state in AWS's words, lower case
 * @param principals ARNs that may create endpoints to it
 * @param connections from anybody, whether decided or not
 */
public record ObservedEndpointService(
        String id,
        String serviceName,
        String state,
        Acceptance acceptance,
        Set<String> loadBalancerArns,
        Set<String> principals,
        List<Connection> connections)
        implements Observed {

    public ObservedEndpointService {
        loadBalancerArns = Set.copyOf(loadBalancerArns);
        principals = Set.copyOf(principals);
        connections = List.copyOf(connections);
    }

    /** Whether a connection waits for a decision. */
    public enum Acceptance {
        REQUIRED,
        AUTOMATIC
    }

    /**
     * A connection, as the provider sees it.
     *
     * @param state in AWS's words, lower case
     */
    public record Connection(String endpointId, String ownerAccountId, String state) {

        /** Traffic can flow, or will once AWS is done. */
        public boolean isOpen() {
            return state.equals("available") || state.equals("pending");
        }

        public boolean awaitsDecision() {
            return state.equals("pendingacceptance");
        }
    }

    @Override
    public Map<Attribute, String> outputs() {
        return Map.of(Attribute.ID, id);
    }

    @Override
    public Optional<Outcome.InProgress> unfinished() {
        return state.equals("available")
                ? Optional.empty()
                : Optional.of(new Outcome.InProgress("The endpoint service is " + state + ".", Delays.PROVISIONING));
    }
}
