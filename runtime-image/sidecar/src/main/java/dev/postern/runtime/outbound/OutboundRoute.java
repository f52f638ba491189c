package dev.postern.runtime.outbound;

import dev.postern.policy.document.Destination;
import dev.postern.runtime.exchange.Upstream;

/** Where the application's requests for one API go now. */
sealed interface OutboundRoute {

    record Open(Destination destination, Upstream upstream) implements OutboundRoute {}

    /** @param reason stable name in UpperCamelCase */
    record Closed(String reason, String message) implements OutboundRoute {}
}
