package dev.postern.runtime.tls;

import dev.postern.identity.PeerVerdict;
import dev.postern.runtime.material.Identity;
import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.internal.tcnative.SSL;
import io.netty.util.ReferenceCountUtil;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;

/**
 * TLS with one identity: BoringSSL, TLS 1.2 or newer, both sides authenticated, no resumption (a resumed session would
 * skip the verification). Native memory is held until {@link #retire()} and the last connection is gone.
 */
public final class TlsContext {

    private static final Duration TRIAL = Duration.ofSeconds(1);
    private static final List<String> PROTOCOLS = List.of("TLSv1.3", "TLSv1.2");

    /** Forward secrecy and authenticated encryption; those of TLS 1.3 are BoringSSL's own three. */
    private static final List<String> CIPHERS = List.of(
            "TLS_AES_128_GCM_SHA256",
            "TLS_AES_256_GCM_SHA384",
            "TLS_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
            "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
            "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
            "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");

    private static final ApplicationProtocolConfig HTTP_1_1 = new ApplicationProtocolConfig(
            Protocol.ALPN,
            SelectorFailureBehavior.NO_ADVERTISE,
            SelectedListenerFailureBehavior.ACCEPT,
            ApplicationProtocolNames.HTTP_1_1);

    private final SslContext context;
    private final Duration handshake;
    private boolean retired;

    private TlsContext(SslContextBuilder builder, PeerTrust trust, Duration handshake) {
        try {
            this.context = builder.sslProvider(SslProvider.OPENSSL_REFCNT)
                    .trustManager(new PeerTrustManager(trust))
                    .protocols(PROTOCOLS)
                    .ciphers(CIPHERS)
                    .applicationProtocolConfig(HTTP_1_1)
                    .build();
        } catch (SSLException e) {
            throw new IllegalArgumentException("TLS cannot use this identity: " + reason(e), e);
        }
        this.handshake = handshake;
        ((OpenSslSessionContext) context.sessionContext()).setSessionCacheEnabled(false);
    }

    /** @throws IllegalArgumentException when BoringSSL takes no such key */
    public static TlsContext server(Identity identity, PeerTrust trust, Duration handshake) {
        var builder = SslContextBuilder.forServer(identity.key(), certificates(identity))
                .clientAuth(ClientAuth.REQUIRE);
        return new TlsContext(builder, trust, handshake);
    }

    /** @throws IllegalArgumentException when BoringSSL takes no such key */
    public static TlsContext client(Identity identity, PeerTrust trust, Duration handshake) {
        // Whom the server must be is its SPIFFE id, which the trust judges; DNS names prove nothing here.
        var builder = SslContextBuilder.forClient()
                .keyManager(identity.key(), certificates(identity))
                .endpointIdentificationAlgorithm("");
        return new TlsContext(builder, trust, handshake);
    }

    /** Empty when both sides of a handshake can be made with it. */
    public static String problem(Identity identity) {
        PeerTrust nobody = _ -> new PeerVerdict.Untrusted("NOBODY", "no connection is made with this context");
        try {
            server(identity, nobody, TRIAL).retire();
            client(identity, nobody, TRIAL).retire();
            return "";
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** The library's own message says only what it was doing. */
    private static String reason(SSLException failure) {
        Throwable cause = failure.getCause();
        return failure.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
    }

    private static X509Certificate[] certificates(Identity identity) {
        return identity.chain().toArray(X509Certificate[]::new);
    }

    /** @throws IllegalStateException when retired */
    public synchronized SslHandler accept(ByteBufAllocator allocator) {
        requireInUse();
        return bounded(context.newHandler(allocator));
    }

    /**
     * @param name sent as SNI
     * @throws IllegalStateException when retired
     */
    public synchronized SslHandler connect(ByteBufAllocator allocator, String name, int port) {
        requireInUse();
        return bounded(context.newHandler(allocator, name, port));
    }

    /** Frees the native memory once the connections made with it are gone. */
    public synchronized void retire() {
        if (!retired) {
            retired = true;
            ReferenceCountUtil.release(context);
        }
    }

    private void requireInUse() {
        if (retired) {
            throw new IllegalStateException("a newer identity is in use");
        }
    }

    private SslHandler bounded(SslHandler handler) {
        handler.setHandshakeTimeoutMillis(handshake.toMillis());
        refuseTickets((ReferenceCountedOpenSslEngine) handler.engine());
        return handler;
    }

    /** The session cache being off is not enough: Netty makes ticket keys of its own accord. */
    private static void refuseTickets(ReferenceCountedOpenSslEngine engine) {
        SSL.setOptions(engine.sslPointer(), SSL.SSL_OP_NO_TICKET);
    }
}
