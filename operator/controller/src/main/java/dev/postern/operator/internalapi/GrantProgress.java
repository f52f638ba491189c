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

    /** @param present uids of consumers that exist; a grant of one that does not is released once its connection is closed */
    List<Grant> of(List<Grant> grants, Set<String> present) {
        return grants.stream()
                .map(grant -> isOver(grant, present) ? GrantPlanning.released(grant) : grant)
                .map(grant -> GrantPlanning.isLive(grant) && GrantPlanning.isOverPrivateLink(grant)
                        ? grant.in(stateOf(grant))
                        : grant)
                .toList();
    }

    private boolean isOver(Grant grant, Set<String> present) {
        return grant.state() == Grant.State.ENDING && !present.contains(grant.uid()) && isDisconnected(grant);
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

    /** Whether AWS shows that nothing can come through its endpoint any more. */
    boolean isDisconnected(Grant grant) {
        return connection(grant).filter(GrantProgress::counts).isEmpty();
    }

    /** Whether AWS shows that the account cannot make another endpoint; of an unknown account only if none can. */
    boolean isPrincipalGone(Grant grant) {
        return accounts.find(grant.account())
                .map(account -> !service.principals().contains(account.facts().roleArn()))
                .orElse(service.principals().isEmpty());
    }

    private static boolean counts(Connection connection) {
        return connection.isOpen() || connection.awaitsDecision();
    }
}
