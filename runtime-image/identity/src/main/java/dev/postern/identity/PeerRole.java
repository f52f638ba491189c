package dev.postern.identity;

/** What the peer is in the handshake; its certificate must have been issued for that use. */
public enum PeerRole {
    CLIENT("1.3.6.1.5.5.7.3.2"),
    SERVER("1.3.6.1.5.5.7.3.1");

    private final String extendedKeyUsage;

    PeerRole(String extendedKeyUsage) {
        this.extendedKeyUsage = extendedKeyUsage;
    }

    String extendedKeyUsage() {
        return extendedKeyUsage;
    }
}
