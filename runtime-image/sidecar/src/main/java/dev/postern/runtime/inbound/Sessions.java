package dev.postern.runtime.inbound;

import dev.postern.contract.StateReport.CallerSessions;
import dev.postern.identity.PeerVerdict;
import dev.postern.runtime.metrics.RuntimeMetrics;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Every caller's session, so that what is taken away ends at once and what is open can be told. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty says through the pipeline what fails.
final class Sessions {

    private final Set<CallerSession> open = ConcurrentHashMap.newKeySet();
    private final RuntimeMetrics metrics;

    Sessions(RuntimeMetrics metrics) {
        this.metrics = metrics;
        metrics.sessions(open::size);
    }

    void opened(CallerSession session) {
        open.add(session);
        session.channel().closeFuture().addListener(_ -> open.remove(session));
    }

    /**
     * Cuts the sessions that were accepted and no longer are. One that never was stays: its requests are denied, which
     * tells its caller more than a closed connection.
     */
    void enforce(Posture posture, Instant now) {
        for (CallerSession session : open) {
            boolean accepted = session.isAcceptedBy(posture, now);
            if (!session.hasValidCertificateAt(now) || (session.isAccepted() && !accepted)) {
                cut(session);
            }
            session.accepted(accepted);
        }
    }

    /** Cuts those whose chain leads to no root of today's. */
    void verifyAgain(Posture posture) {
        for (CallerSession session : open) {
            if (posture.chains().judge(session.chain()) instanceof PeerVerdict.Untrusted) {
                cut(session);
            }
        }
    }

    void cutAll() {
        open.forEach(this::cut);
    }

    /** Those that may pass data, by caller and certificate. */
    List<CallerSessions> report() {
        Map<Key, Long> counted = open.stream()
                .filter(CallerSession::isAccepted)
                .flatMap(session -> session.context().stream())
                .collect(Collectors.groupingBy(
                        call -> new Key(call.callerSpiffeId(), call.serial()), Collectors.counting()));
        return counted.entrySet().stream()
                .map(entry -> new CallerSessions(
                        entry.getKey().caller(),
                        entry.getKey().serial(),
                        entry.getValue().intValue()))
                .sorted(Comparator.comparing(CallerSessions::callerId).thenComparing(CallerSessions::serial))
                .toList();
    }

    private void cut(CallerSession session) {
        if (open.remove(session)) {
            metrics.sessionCut();
            session.channel().close();
        }
    }

    private record Key(String caller, String serial) {}
}
