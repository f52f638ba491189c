package dev.postern.runtime.material;

import dev.postern.contract.FileLayout;
import dev.postern.identity.Pem;
import dev.postern.identity.SerialNumbers;
import dev.postern.identity.SpiffeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Reads the files of an identity Secret and refuses a pair that this pod could not stand by. */
final class IdentityReader {

    private static final int URI_NAME = 6;

    private final Path directory;
    private final SpiffeId expected;
    private final IdentityTrial trial;

    IdentityReader(Path directory, SpiffeId expected, IdentityTrial trial) {
        this.directory = directory;
        this.expected = expected;
        this.trial = trial;
    }

    List<Path> files() {
        return List.of(file(FileLayout.CERTIFICATE), file(FileLayout.PRIVATE_KEY), file(FileLayout.CA_CERTIFICATE));
    }

    Reading<Identity> read(Instant now) {
        try {
            return checked(parse(), now);
        } catch (NoSuchFileException e) {
            return new Reading.Unusable<>("no certificate has been issued yet");
        } catch (IOException e) {
            return new Reading.Unusable<>(
                    "the certificate cannot be read: " + e.getClass().getSimpleName());
        } catch (IllegalArgumentException e) {
            return new Reading.Unusable<>("the certificate cannot be used: " + e.getMessage());
        }
    }

    private Identity parse() throws IOException {
        List<X509Certificate> chain = Pem.certificates(Files.readString(file(FileLayout.CERTIFICATE)));
        PrivateKey key = Pem.privateKey(Files.readString(file(FileLayout.PRIVATE_KEY)));
        return new Identity(expected, chain, key, SerialNumbers.hex(chain.getFirst()), authorities());
    }

    private List<X509Certificate> authorities() throws IOException {
        Path file = file(FileLayout.CA_CERTIFICATE);
        return Files.exists(file) ? Pem.certificates(Files.readString(file)) : List.of();
    }

    private Reading<Identity> checked(Identity identity, Instant now) {
        X509Certificate leaf = identity.chain().getFirst();
        List<String> names = uriNames(leaf);
        if (!names.equals(List.of(expected.uri()))) {
            return new Reading.Unusable<>("the certificate is for " + names + ", not for " + expected);
        }
        if (!KeyMatch.belongsTo(identity.key(), leaf.getPublicKey())) {
            return new Reading.Unusable<>("the private key does not belong to the certificate");
        }
        if (!identity.isValidAt(now)) {
            return new Reading.Unusable<>("the certificate ended at " + identity.notAfter());
        }
        String problem = trial.problem(identity);
        return problem.isEmpty() ? new Reading.Valid<>(identity) : new Reading.Unusable<>(problem);
    }

    private static List<String> uriNames(X509Certificate leaf) {
        try {
            Collection<List<?>> names = leaf.getSubjectAlternativeNames();
            return names == null
                    ? List.of()
                    : names.stream()
                            .filter(name -> name.getFirst().equals(URI_NAME))
                            .map(name -> name.get(1).toString())
                            .toList();
        } catch (CertificateParsingException e) {
            return List.of();
        }
    }

    private Path file(String name) {
        return directory.resolve(name);
    }
}
