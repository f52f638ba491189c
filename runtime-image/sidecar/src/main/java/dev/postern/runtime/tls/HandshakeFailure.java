package dev.postern.runtime.tls;

import io.netty.handler.ssl.NotSslRecordException;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.stream.Stream;

/** Sorts failed handshakes into few enough reasons to count them by. */
public final class HandshakeFailure {

    private HandshakeFailure() {}

    /** Stable name in lower case; a code of the verifier where it refused the peer. */
    public static String reason(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(8)
                .map(HandshakeFailure::ownReason)
                .filter(reason -> !reason.isEmpty())
                .findFirst()
                .orElse("tls");
    }

    private static String ownReason(Throwable cause) {
        return switch (cause) {
            case PeerRefusedException refused -> refused.code().toLowerCase(Locale.ROOT);
            case NotSslRecordException _ -> "not_tls";
            case SslHandshakeTimeoutException _ -> "timeout";
            case ClosedChannelException _ -> "closed_by_peer";
            default -> ofText(String.valueOf(cause.getMessage()));
        };
    }

    /** The library has no types for these. */
    private static String ofText(String message) {
        if (message.contains("PEER_DID_NOT_RETURN_A_CERTIFICATE")) {
            return "no_certificate";
        }
        return message.contains("PROTOCOL") || message.contains("NO_SHARED_CIPHER") ? "protocol" : "";
    }
}
