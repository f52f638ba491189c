package dev.postern.identity.testing;

import dev.postern.identity.PeerRole;
import java.util.Arrays;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.KeyPurposeId;

/** The extended key usage for roles in a handshake. */
final class Usages {

    private Usages() {}

    static ExtendedKeyUsage of(PeerRole... roles) {
        return new ExtendedKeyUsage(Arrays.stream(roles).map(Usages::purpose).toArray(KeyPurposeId[]::new));
    }

    private static KeyPurposeId purpose(PeerRole role) {
        return switch (role) {
            case CLIENT -> KeyPurposeId.id_kp_clientAuth;
            case SERVER -> KeyPurposeId.id_kp_serverAuth;
        };
    }
}
