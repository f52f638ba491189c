package dev.postern.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class SimulatorAddressesTest {

    private final SimulatorAddresses addresses = SimulatorAddresses.ofCidr("10.203.128.0/17");

    @Test
    void readsBackTheRangeItWasMadeFrom() {
        assertThat(addresses.cidr()).isEqualTo("10.203.128.0/17");
    }

    @Test
    void subnetsFillTheRangeAndNoMore() {
        assertThat(addresses.subnet(0)).isEqualTo("10.203.128.0/24");
        assertThat(addresses.subnet(127)).isEqualTo("10.203.255.0/24");
        assertThatIllegalArgumentException().isThrownBy(() -> addresses.subnet(128));
    }
}
