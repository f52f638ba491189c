package dev.postern.runtime.material;

import dev.postern.policy.document.DocumentVerdict;
import dev.postern.policy.document.DocumentVerifier;
import dev.postern.policy.document.Expected;
import dev.postern.policy.document.SignedDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;

/** Reads the signed document of one object and believes nothing in it before its signature, subject and age are good. */
final class DocumentReader<D extends SignedDocument> {

    private final Path file;
    private final Class<D> kind;
    private final String uid;
    private final Trusted trusted;

    DocumentReader(Path file, Class<D> kind, String uid, Trusted trusted) {
        this.file = file;
        this.kind = kind;
        this.uid = uid;
        this.trusted = trusted;
    }

    /** Who may sign, and from which generation on. */
    record Trusted(SigningKeys keys, GenerationFloor floor) {}

    Path file() {
        return file;
    }

    Reading<VerifiedDocument<D>> read(Instant now) {
        try {
            return verified(Files.readString(file).strip(), now);
        } catch (NoSuchFileException e) {
            return new Reading.Unusable<>("no document has arrived yet");
        } catch (IOException e) {
            return new Reading.Unusable<>(
                    "the document cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private Reading<VerifiedDocument<D>> verified(String jws, Instant now) {
        var verifier = new DocumentVerifier(trusted.keys().current());
        var expected = new Expected(uid, trusted.floor().value(), kind);
        return switch (verifier.verify(jws, expected, now)) {
            case DocumentVerdict.Refused(String code, String message) -> new Reading.Unusable<>(code + ": " + message);
            case DocumentVerdict.Verified(SignedDocument document, String digest) -> accepted(document, digest);
        };
    }

    private Reading<VerifiedDocument<D>> accepted(SignedDocument document, String digest) {
        String problem = DocumentContents.problem(document);
        if (!problem.isEmpty()) {
            return new Reading.Unusable<>(problem);
        }
        if (!trusted.floor().admits(document.generation(), digest)) {
            return new Reading.Unusable<>("Replay: another document of generation " + document.generation()
                    + " was obeyed before, so this one is not");
        }
        trusted.floor().raise(document.generation(), digest);
        trusted.keys().introduce(document.nextKeys());
        return new Reading.Valid<>(new VerifiedDocument<>(kind.cast(document), digest));
    }
}
