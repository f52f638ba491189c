package dev.postern.awssim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.postern.awssim.datapath.NetlinkAddresses;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class NetlinkAddressesIT {
    /** From the block for benchmarks, which no network uses. */
    private static final String ADDRESS = "198.18.253.77";

    private final NetlinkAddresses addresses = new NetlinkAddresses();

    @Test
    void makesAnAddressOneToListenOnAndTakesItAway() throws IOException {
        if (!System.getProperty("user.name").equals("root")) {
            assertThatThrownBy(() -> addresses.claim(ADDRESS)).hasMessageContaining("CAP_NET_ADMIN");
            return;
        }
        try {
            addresses.claim(ADDRESS);
            addresses.claim(ADDRESS);
            try (ServerSocket listening = listen()) {
                assertThat(listening.isBound()).isTrue();
            }
        } finally {
            addresses.release(ADDRESS);
            addresses.release(ADDRESS);
        }
        assertThatThrownBy(NetlinkAddressesIT::listen).isInstanceOf(BindException.class);
    }

    private static ServerSocket listen() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getByName(ADDRESS));
    }
}
