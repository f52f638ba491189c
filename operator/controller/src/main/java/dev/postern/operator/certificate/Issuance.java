package dev.postern.operator.certificate;

import java.security.cert.X509Certificate;
import java.util.List;

/** What the authority answered. */
public sealed interface Issuance {

    /** It took the request; the certificate is fetched under this name. */
    record Requested(String arn) implements Issuance {}

    /** @param chain leaf first, with whatever the authority sends behind it */
    record Issued(List<X509Certificate> chain) implements Issuance {
        public Issued {
            chain = List.copyOf(chain);
        }
    }

    /** Not ready. */
    record InProgress() implements Issuance {}

    record Failed(AuthorityProblem problem) implements Issuance {}
}
