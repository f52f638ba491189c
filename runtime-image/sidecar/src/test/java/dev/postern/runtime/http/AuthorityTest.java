package dev.postern.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AuthorityTest {

    @Test
    void isTakenApartAndLowerCased() {
        assertThat(Authority.parse("Orders.Example:8443")).contains(new Authority("orders.example", "8443"));
        assertThat(Authority.parse("[::1]:80")).contains(new Authority("[::1]", "80"));
        assertThat(Authority.parse("orders")).contains(new Authority("orders", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:b", "a:", "a@b", "a/b", "a,b", "a:123456", "::1", "[::1", "a\u0000"})
    void anythingElseIsNone(String text) {
        assertThat(Authority.parse(text)).isEmpty();
    }

    @Test
    void loopbackIsKnownByNameAndAddress() {
        assertThat(Authority.parse("localhost:9443").orElseThrow().isLoopback()).isTrue();
        assertThat(Authority.parse("127.0.0.1").orElseThrow().isLoopback()).isTrue();
        assertThat(Authority.parse("127.0.0.1.evil.example").orElseThrow().isLoopback())
                .isFalse();
    }
}
