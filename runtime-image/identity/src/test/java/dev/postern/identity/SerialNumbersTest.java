package dev.postern.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.postern.identity.testing.TestAuthority;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class SerialNumbersTest {

    @Test
    void writesLowerCaseHexWithoutLeadingZeros() {
        assertThat(SerialNumbers.hex(new BigInteger("00ABCDEF", 16))).isEqualTo("abcdef");
        assertThat(SerialNumbers.hex(BigInteger.ONE)).isEqualTo("1");
    }

    @Test
    void writesTheSerialOfAnArnAndOfItsCertificateAlike() {
        var serial = new BigInteger("0f00ba5eba11", 16);
        var certificate =
                TestAuthority.root("r").create().leaf().serial(serial).issue().certificate();

        assertThat(SerialNumbers.hexOfDecimal(serial.toString())).isEqualTo(SerialNumbers.hex(certificate));
    }
}
