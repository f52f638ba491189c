package dev.postern.identity;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The check of what an authority answered against what it was asked, before anything is stored: a template without
 * passthrough ignores the names silently, and a certificate of more names than asked for is somebody else's as well.
 */
public final class IssuedCertificate {

    public static final String NO_CERTIFICATE = "NO_CERTIFICATE";
    public static final String OTHER_KEY = "OTHER_KEY";
    public static final String WRONG_SPIFFE_ID = "WRONG_SPIFFE_ID";
    public static final String WRONG_DNS_NAMES = "WRONG_DNS_NAMES";
    public static final String UNEXPECTED_NAMES = "UNEXPECTED_NAMES";

    private final X509Certificate leaf;
    private final ExpectedCertificate expected;
    private final List<Problem> problems = new ArrayList<>();

    private IssuedCertificate(X509Certificate leaf, ExpectedCertificate expected) {
        this.leaf = leaf;
        this.expected = expected;
    }

    /**
     * Everything that is wrong at once; empty when the certificate may be used.
     *
     * @param chain the leaf first
     * @param own the key that was to be certified
     * @param roots of the trust domain that issued
     */
    public static List<Problem> check(
            List<X509Certificate> chain, PublicKey own, ExpectedCertificate expected, Set<X509Certificate> roots) {
        if (chain.isEmpty()) {
            return List.of(new Problem(NO_CERTIFICATE, "the authority's answer holds no certificate"));
        }
        var check = new IssuedCertificate(chain.getFirst(), expected);
        check.key(own);
        check.names();
        check.path(chain, roots);
        return List.copyOf(check.problems);
    }

    private void key(PublicKey own) {
        if (!Arrays.equals(own.getEncoded(), leaf.getPublicKey().getEncoded())) {
            found(OTHER_KEY, "the certificate is for another key than the one requested");
        }
    }

    private void names() {
        try {
            compare(SubjectNames.of(leaf));
        } catch (IllegalArgumentException e) {
            found(UNEXPECTED_NAMES, "the names of the certificate cannot be read");
        }
    }

    private void compare(SubjectNames names) {
        spiffeId(names.uris());
        dnsNames(names.dnsNames());
        if (names.others() > 0) {
            found(UNEXPECTED_NAMES, "the certificate holds names that are neither URI nor DNS: " + names.others());
        }
    }

    private void spiffeId(List<String> uris) {
        if (!uris.equals(List.of(expected.spiffeId().uri()))) {
            found(
                    WRONG_SPIFFE_ID,
                    "expected " + expected.spiffeId() + " as the only URI name, found " + uris
                            + "; is the template one with APIPassthrough?");
        }
    }

    private void dnsNames(List<String> found) {
        Set<String> wanted = lowerCase(expected.dnsNames());
        if (!lowerCase(found).equals(wanted)) {
            found(WRONG_DNS_NAMES, "expected the DNS names " + new TreeSet<>(wanted) + ", found " + found);
        }
    }

    /** Other workloads meet it in both roles, and they judge it by the very rules used here. */
    private void path(List<X509Certificate> chain, Set<X509Certificate> roots) {
        var bundles = new TrustBundles(Map.of(expected.spiffeId().trustDomain(), roots));
        var verifier = new PeerVerifier(bundles);
        for (PeerRole role : PeerRole.values()) {
            if (verifier.verify(chain, role, expected.now()) instanceof PeerVerdict.Untrusted(var code, var message)) {
                found(code, message);
            }
        }
    }

    private void found(String code, String message) {
        var problem = new Problem(code, message);
        if (!problems.contains(problem)) {
            problems.add(problem);
        }
    }

    private static Set<String> lowerCase(Iterable<String> names) {
        var lower = new TreeSet<String>();
        names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        return lower;
    }
}
