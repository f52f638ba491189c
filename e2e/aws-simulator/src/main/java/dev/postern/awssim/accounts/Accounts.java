package dev.postern.awssim.accounts;

import dev.postern.awssim.clock.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * All accounts, their keys and their roles. Sessions end by the wall clock, as the clients that hold them count: moving the
 * simulated time does not end them, {@link #endSessions} does.
 */
public final class Accounts {
    private final InstantSource wallClock;
    private final Ids ids;
    private final SequencedMap<String, Account> accounts = new LinkedHashMap<>();
    private final Map<String, Credential> credentials = new LinkedHashMap<>();
    private final SequencedMap<String, Role> roles = new LinkedHashMap<>();

    public Accounts(InstantSource wallClock, Ids ids) {
        this.wallClock = wallClock;
        this.ids = ids;
    }

    public void add(Account account) {
        accounts.put(account.id(), account);
    }

    public void add(Credential credential) {
        credentials.put(credential.accessKeyId(), credential);
    }

    public void add(Role role) {
        roles.put(role.arn(), role);
    }

    public List<Account> all() {
        return List.copyOf(accounts.values());
    }

    public Optional<Account> account(String id) {
        return Optional.ofNullable(accounts.get(id));
    }

    public Optional<Role> role(String arn) {
        return Optional.ofNullable(roles.get(arn));
    }

    public Optional<Credential> credential(String accessKeyId) {
        return Optional.ofNullable(credentials.get(accessKeyId));
    }

    public boolean expired(Credential credential) {
        return credential
                .expires()
                .filter(end -> !end.isAfter(wallClock.instant()))
                .isPresent();
    }

    /** A new session of a role. */
    public Credential assume(Role role, String sessionName, Duration length) {
        Principal principal = new Principal(
                role.account(),
                "arn:aws:sts::%s:assumed-role/%s/%s".formatted(role.account(), role.name(), sessionName),
                role.id() + ":" + sessionName,
                role.arn(),
                true,
                role.actions());
        Instant end = wallClock.instant().plus(length);
        Credential session =
                new Credential(ids.upper("ASIA", 20), secret(30), Optional.of(secret(90)), Optional.of(end), principal);
        credentials.put(session.accessKeyId(), session);
        return session;
    }

    /** Ends every session at once: calls in the middle of a pass then meet ExpiredToken. */
    public void endSessions() {
        credentials.replaceAll((id, credential) -> credential.expires().isEmpty()
                ? credential
                : new Credential(
                        id,
                        credential.secret(),
                        credential.sessionToken(),
                        Optional.of(Instant.EPOCH),
                        credential.principal()));
    }

    private String secret(int bytes) {
        return Base64.getEncoder().encodeToString(ids.bytes(bytes));
    }
}
