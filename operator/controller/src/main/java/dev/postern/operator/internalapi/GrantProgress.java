package dev.postern.operator.internalapi;

import dev.postern.api.Grant;
import dev.postern.aws.driver.ObservedEndpointService;
import dev.postern.aws.driver.ObservedEndpointService.Connection;
import dev.postern.operator.configuration.Accounts;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How far grants over PrivateLink have come, by what AWS shows of the endpoint service. */
final class GrantProgress {

    private final Accounts accounts;
    private final ObservedEndpointService service;

    GrantProgress(Accounts accounts, ObservedEndpointService service) {
        this.accounts = accounts;
        this.service = service;
    }

    /** @param present uids of consumers that exist; a grant of one that does not is over once its connection is closed */
    List<Grant> of(List<Grant> grants, Set<String> present) {
        return grants.stream()
                .filter(grant -> !isOver(grant, present))
                .map(grant -> GrantPlanning.isLive(grant) && GrantPlanning.isOverPrivateLink(grant)
                        ? in(grant, stateOf(grant))
                        : grant)
                .toList();
    }

    private boolean isOver(Grant grant, Set<String> present) {
        return !GrantPlanning.isLive(grant)
                && !present.contains(grant.uid())
                && connection(grant).filter(GrantProgress::counts).isEmpty();
    }

    private Grant.State stateOf(Grant grant) {
        if (connection(grant).filter(Connection::isOpen).isPresent()) {
            return Grant.State.CONNECTION_ACCEPTED;
        }
        return isPrincipalAllowed(grant) ? Grant.State.PRINCIPAL_ALLOWED : Grant.State.GRANTED;
    }

    private boolean isPrincipalAllowed(Grant grant) {
        return accounts.find(grant.account())
                .filter(account -> service.principals().contains(account.facts().roleArn()))
                .isPresent();
    }

    private Optional<Connection> connection(Grant grant) {
        return service.connections().stream()
                .filter(connection -> connection.endpointId().equals(grant.endpointId()))
                .findFirst();
    }

    private static boolean counts(Connection connection) {
        return connection.isOpen() || connection.awaitsDecision();
    }

    private static Grant in(Grant grant, Grant.State state) {
        return new Grant(
                grant.namespace(),
                grant.name(),
                grant.uid(),
                grant.path(),
                grant.account(),
                grant.endpointId(),
                grant.serials(),
                grant.policy(),
                grant.rule(),
                grant.grantedAt(),
                grant.expiresAt(),
                state);
    }
}
