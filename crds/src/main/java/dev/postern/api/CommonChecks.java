package dev.postern.api;

import dev.postern.contract.Ports;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks that InternalApi and ApiConsumer share. */
final class CommonChecks {

    /** SPIFFE ids and DNS names end here. */
    static final int MAX_NAME_LENGTH = 253;

    private static final String OWN_LABELS = "postern.dev/";

    private static final Pattern LABEL_KEY =
            Pattern.compile("([a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?/)?[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?");

    private CommonChecks() {}

    static void selector(WorkloadSelector selector, Findings findings) {
        selector.matchLabels().keySet().forEach(label -> label(label, findings));
    }

    private static void label(String label, Findings findings) {
        String path = "spec.workload.selector.matchLabels[" + label + "]";
        if (label.startsWith(OWN_LABELS)) {
            findings.add(
                    path,
                    FindingCodes.LABEL_RESERVED,
                    "Postern writes " + label + " on pods after it has selected them; select by labels of your own.");
        } else if (!LABEL_KEY.matcher(label).matches()) {
            findings.add(path, FindingCodes.LABEL_MALFORMED, "No pod can carry a label of this name.");
        }
    }

    static void port(int port, String path, Findings findings) {
        if (port < 1 || port > 65535) {
            findings.add(path, FindingCodes.PORT_UNUSABLE, port + " is not a port; choose one from 1 to 65535.");
        } else if (Ports.isReserved(port)) {
            findings.add(
                    path,
                    FindingCodes.PORT_UNUSABLE,
                    "The sidecar uses " + Ports.RESERVED_FIRST + "-" + Ports.RESERVED_LAST + " and "
                            + Ports.RESERVED_INBOUND_FIRST + "-" + Ports.RESERVED_INBOUND_LAST
                            + "; choose another port than " + port + ".");
        }
    }

    static void validity(Optional<Duration> lifetime, Findings findings) {
        if (lifetime.isEmpty()) {
            findings.add(
                    "spec.certificate.validity",
                    FindingCodes.BAD_VALIDITY,
                    "Write whole days from P1D to P7D, or whole hours from PT6H to PT168H.");
        }
    }

    static void time(String text, String path, Findings findings) {
        try {
            OffsetDateTime.parse(text);
        } catch (DateTimeParseException e) {
            findings.add(path, FindingCodes.BAD_TIME, "\"" + text + "\" is not a time; write 2026-12-01T00:00:00Z.");
        }
    }
}
