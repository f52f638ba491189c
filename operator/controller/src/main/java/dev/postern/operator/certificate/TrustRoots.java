package dev.postern.operator.certificate;

import dev.postern.identity.Pem;
import dev.postern.identity.TrustBundles;
import dev.postern.operator.configuration.Authorities;
import dev.postern.operator.configuration.Authority;
import dev.postern.operator.configuration.TimeBounds;
import dev.postern.operator.kubernetes.OperatorSecrets;
import dev.postern.operator.kubernetes.SecretData;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The certificates of the configured authorities: what peers are verified by. They are remembered in a Secret of the
 * operator's own, so that documents can be signed, and access withdrawn, while AWS cannot be reached.
 */
@Singleton
public final class TrustRoots {

    private static final String SECRET = "postern-trust-roots";

    private final PrivateCa ca;
    private final Authorities authorities;
    private final OperatorSecrets secrets;
    private final InstantSource clock;
    private final Map<String, Looked> looked = new HashMap<>();
    private Optional<Map<String, List<X509Certificate>>> remembered = Optional.empty();

    @Inject
    TrustRoots(PrivateCa ca, Authorities authorities, OperatorSecrets secrets, InstantSource clock) {
        this.ca = ca;
        this.authorities = authorities;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** Whether the authority's own certificate is known. */
    public sealed interface Issuer {

        record Known(X509Certificate certificate) implements Issuer {}

        record Unknown(AuthorityProblem problem) implements Issuer {}
    }

    /** Blocks for a call to AWS only while nothing is known of the authority. */
    public Issuer issuerOf(Authority authority) {
        Optional<AuthorityProblem> problem = refresh(authority);
        return newest(authority)
                .<Issuer>map(Issuer.Known::new)
                .orElseGet(() -> new Issuer.Unknown(problem.orElseGet(() -> AuthorityProblems.beingAsked(authority))));
    }

    /**
     * PEM certificates by trust domain, for documents. Empty while no authority has been heard of yet: a document
     * without roots would end every session.
     */
    public Map<String, List<String>> pemByTrustDomain() {
        var pem = new TreeMap<String, List<String>>();
        bundles()
                .rootsByTrustDomain()
                .forEach((domain, roots) ->
                        pem.put(domain, roots.stream().map(Pem::encode).sorted().toList()));
        return pem;
    }

    public TrustBundles bundles() {
        authorities.byName().values().forEach(this::refresh);
        Set<X509Certificate> roots = all();
        return new TrustBundles(roots.isEmpty() ? Map.of() : Map.of(authorities.trustDomain(), roots));
    }

    /** Certificates of the configured authorities, those before today's included. */
    Set<X509Certificate> known() {
        return all();
    }

    private synchronized Optional<X509Certificate> newest(Authority authority) {
        return remembered().getOrDefault(authority.name(), List.of()).stream().findFirst();
    }

    private synchronized Set<X509Certificate> all() {
        return authorities.byName().keySet().stream()
                .flatMap(name -> remembered().getOrDefault(name, List.of()).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** In the background once something is known, so that nothing waits for an AWS that does not answer. */
    private Optional<AuthorityProblem> refresh(Authority authority) {
        Optional<Looked> last = lastUnlessDue(authority);
        if (last.isPresent()) {
            return last.get().problem();
        }
        if (newest(authority).isPresent()) {
            Thread.startVirtualThread(() -> look(authority));
            return Optional.empty();
        }
        return look(authority);
    }

    private synchronized Optional<Looked> lastUnlessDue(Authority authority) {
        Optional<Looked> last = Optional.ofNullable(looked.get(authority.name()))
                .filter(look -> clock.instant().isBefore(look.nextAt()));
        if (last.isEmpty()) {
            looked(authority, TimeBounds.AWS_PROBLEM, Optional.of(AuthorityProblems.beingAsked(authority)));
        }
        return last;
    }

    private Optional<AuthorityProblem> look(Authority authority) {
        try {
            remember(authority, ca.certificateOf(authority));
            looked(authority, TimeBounds.TRUST_REFRESH, Optional.empty());
            return Optional.empty();
        } catch (SdkException e) {
            return failed(authority, AuthorityProblems.of(e, authority));
        } catch (IllegalArgumentException | NoSuchElementException e) {
            return failed(authority, AuthorityProblems.unintelligible(authority));
        }
    }

    private Optional<AuthorityProblem> failed(Authority authority, AuthorityProblem problem) {
        looked(authority, problem.retryAfter(), Optional.of(problem));
        return Optional.of(problem);
    }

    private synchronized void looked(Authority authority, Duration again, Optional<AuthorityProblem> problem) {
        looked.put(authority.name(), new Looked(clock.instant().plus(again), problem));
    }

    /** The newest first; an older certificate of the authority stays a root until it expires. */
    private synchronized void remember(Authority authority, X509Certificate certificate) {
        Map<String, List<X509Certificate>> known = new TreeMap<>(remembered());
        List<X509Certificate> before = known.getOrDefault(authority.name(), List.of());
        List<X509Certificate> after = Stream.concat(Stream.of(certificate), before.stream())
                .distinct()
                .filter(root -> root.equals(certificate)
                        || root.getNotAfter().toInstant().isAfter(clock.instant()))
                .toList();
        if (!after.equals(before)) {
            known.put(authority.name(), after);
            secrets.write(secret(known));
            remembered = Optional.of(Map.copyOf(known));
        }
    }

    private Map<String, List<X509Certificate>> remembered() {
        if (remembered.isEmpty()) {
            remembered = Optional.of(secrets.find(SECRET).ours().map(this::read).orElse(Map.of()));
        }
        return remembered.get();
    }

    private Map<String, List<X509Certificate>> read(Secret secret) {
        var known = new TreeMap<String, List<X509Certificate>>();
        authorities
                .byName()
                .values()
                .forEach(authority -> SecretData.text(secret, key(authority))
                        .ifPresent(pem -> known.put(authority.name(), Pem.certificates(pem))));
        return Map.copyOf(known);
    }

    private Secret secret(Map<String, List<X509Certificate>> known) {
        var data = new TreeMap<String, String>();
        known.forEach((name, roots) ->
                authorities.find(name).ifPresent(authority -> data.put(key(authority), Pem.encode(roots))));
        return new SecretBuilder()
                .withNewMetadata()
                .withName(SECRET)
                .endMetadata()
                .withData(SecretData.encode(data))
                .build();
    }

    /** By ARN, so that a name given to another authority does not bring the old one's root along. */
    private static String key(Authority authority) {
        return Digests.sha256(authority.arn()) + ".pem";
    }

    private record Looked(Instant nextAt, Optional<AuthorityProblem> problem) {}
}
