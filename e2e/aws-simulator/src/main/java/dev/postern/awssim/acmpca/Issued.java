package dev.postern.awssim.acmpca;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** Every certificate that was issued, by ARN. */
final class Issued {
    /** One certificate; it can be had from {@code readyAt} on. */
    record Entry(
            String arn,
            String authority,
            X509Certificate certificate,
            List<X509Certificate> chain,
            Instant readyAt,
            Optional<Instant> revokedAt) {
        Entry {
            chain = List.copyOf(chain);
        }

        BigInteger serial() {
            return certificate.getSerialNumber();
        }

        Entry revoked(Instant at) {
            return new Entry(arn, authority, certificate, chain, readyAt, Optional.of(at));
        }
    }

    private final SequencedMap<String, Entry> byArn = new LinkedHashMap<>();

    void put(Entry entry) {
        byArn.put(entry.arn(), entry);
    }

    Optional<Entry> find(String arn) {
        return Optional.ofNullable(byArn.get(arn));
    }

    Optional<Entry> find(String authority, BigInteger serial) {
        return byArn.values().stream()
                .filter(entry ->
                        entry.authority().equals(authority) && entry.serial().equals(serial))
                .findFirst();
    }

    List<Entry> of(String authority) {
        return byArn.values().stream()
                .filter(entry -> entry.authority().equals(authority))
                .toList();
    }
}
