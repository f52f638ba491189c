package dev.postern.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NameBoundsTest {

    @Test
    void longestNamesAndLongestTrustDomainMakeASpiffeIdOf253Characters() {
        var id = "spiffe://" + "t".repeat(NameBounds.MAX_TRUST_DOMAIN_LENGTH) + "/ns/" + "n".repeat(63) + "/consumer/"
                + "c".repeat(40);

        assertThat(id).hasSize(253);
    }
}
