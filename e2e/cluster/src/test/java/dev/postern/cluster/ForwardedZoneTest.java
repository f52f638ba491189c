package dev.postern.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardedZoneTest {

    @Test
    void takesAZoneAndAnAddressWithAPort() {
        assertThat(new ForwardedZone("internal.example", "10.200.128.2:5353").zone())
                .isEqualTo("internal.example");
    }

    @ParameterizedTest
    @CsvSource({
        "'.', 10.0.0.1",
        "'a { whoami }', 10.0.0.1",
        "../zone, 10.0.0.1",
        "Zone.example, 10.0.0.1",
        "zone.example, dns.example",
        "zone.example, '10.0.0.1 { }'"
    })
    void refusesWhatIsMoreThanAZoneOrAnAddress(String zone, String address) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ForwardedZone(zone, address));
    }
}
