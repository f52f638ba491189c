package dev.postern.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.identity.testing.TestAuthority;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrustBundlesTest {

    private static final TestAuthority OLD = TestAuthority.root("old").create();
    private static final TestAuthority NEW = TestAuthority.root("new").create();

    @Test
    void holdsEveryRootOfADomainWhileItIsReplaced() {
        var bundles = TrustBundles.ofPem(Map.of("prod.example", List.of(OLD.pem(), NEW.pem() + OLD.pem())));

        assertThat(bundles.roots("prod.example")).containsExactlyInAnyOrder(OLD.certificate(), NEW.certificate());
        assertThat(bundles.roots("other.example")).isEmpty();
    }

    @Test
    void saysWhichDomainsRootsAreUnreadable() {
        assertThatThrownBy(() -> TrustBundles.ofPem(Map.of("prod.example", List.of("nonsense"))))
                .isInstanceOf(PemException.class)
                .hasMessageContaining("prod.example");
    }

    @Test
    void refusesALeafAsARoot() {
        String leaf = OLD.leaf().issue().chainPem();

        assertThatThrownBy(() -> TrustBundles.ofPem(Map.of("prod.example", List.of(leaf))))
                .isInstanceOf(PemException.class)
                .hasMessageContaining("not a CA");
    }

    @Test
    void doesNotFollowLaterChangesOfWhatItWasMadeFrom() {
        var roots = new HashSet<>(Set.of(OLD.certificate()));
        var bundles = new TrustBundles(Map.of("prod.example", roots));

        roots.add(NEW.certificate());

        assertThat(bundles.roots("prod.example")).containsExactly(OLD.certificate());
    }
}
