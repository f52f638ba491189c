package dev.postern.runtime.tls;

import java.security.cert.CertificateException;

/** Why a peer's chain was not believed, carried through the TLS library to whoever counts it. */
public final class PeerRefusedException extends CertificateException {

    private static final long serialVersionUID = 1L;

    private final String code;

    PeerRefusedException(String code, String message) {
        super(message);
        this.code = code;
    }

    /** Stable name, fit for a metric. */
    public String code() {
        return code;
    }
}
