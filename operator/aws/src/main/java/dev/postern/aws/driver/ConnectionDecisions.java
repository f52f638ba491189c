package dev.postern.aws.driver;

import dev.postern.aws.driver.ObservedEndpointService.Connection;
import dev.postern.plan.resource.Connections;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;

/**
 * Which connections to accept and which to reject now. Accepted is only an endpoint that is recorded for a live grant,
 * comes from that grant's account and waits for it; what is named by no grant, living or ended, is left alone.
 */
record ConnectionDecisions(List<String> accept, List<String> reject) {

    static ConnectionDecisions of(Connections wanted, Collection<Connection> found) {
        return new ConnectionDecisions(
                endpoints(
                        found,
                        connection -> connection.awaitsDecision()
                                && connection
                                        .ownerAccountId()
                                        .equals(wanted.accepted().get(connection.endpointId()))),
                endpoints(
                        found,
                        connection -> isUndecidedOrOpen(connection)
                                && wanted.rejected().contains(connection.endpointId())));
    }

    /** Before a service goes, every connection to it must, whoever made it. */
    static List<String> rejectAll(Collection<Connection> found) {
        return endpoints(found, ConnectionDecisions::isUndecidedOrOpen);
    }

    private static boolean isUndecidedOrOpen(Connection connection) {
        return connection.awaitsDecision() || connection.isOpen();
    }

    private static List<String> endpoints(Collection<Connection> found, Predicate<Connection> matches) {
        return found.stream()
                .filter(matches)
                .map(Connection::endpointId)
                .distinct()
                .sorted()
                .toList();
    }
}
