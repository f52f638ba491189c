package dev.postern.awssim.fault;

import dev.postern.awssim.accounts.Accounts;
import java.util.Optional;

/**
 * Whose an access key is. Needed for rules that name an account, and to sign a call again whose body was changed; in front
 * of an endpoint that checks no signatures nobody needs to know.
 */
@FunctionalInterface
public interface Callers {
    /** The account of an access key, and its secret. */
    record Caller(String account, String secret) {
        @Override
        public String toString() {
            return "Caller[" + account + "]";
        }
    }

    Optional<Caller> of(String accessKeyId);

    static Callers unknown() {
        return accessKeyId -> Optional.empty();
    }

    /** The simulator's own keys and sessions. */
    static Callers of(Accounts accounts) {
        return accessKeyId -> accounts.credential(accessKeyId)
                .map(known -> new Caller(known.principal().account(), known.secret()));
    }
}
