package dev.postern.cluster;

/**
 * Addresses that a host-network pod with NET_ADMIN may give itself, one by one as {@code /32} on {@code lo}. Nothing
 * else in the cluster uses them, every pod reaches them by its default route, and no two running native clusters have
 * them in common.
 *
 * @param prefix the first two octets, as in {@code 10.200}
 */
public record SimulatorAddresses(String prefix) {

    private static final int FIRST_THIRD_OCTET = 128;

    /** The whole range, a {@code /17}. */
    public String cidr() {
        return prefix + "." + FIRST_THIRD_OCTET + ".0/17";
    }

    /** One of its 128 subnets with 256 addresses each. */
    public String subnet(int index) {
        if (index < 0 || index > 255 - FIRST_THIRD_OCTET) {
            throw new IllegalArgumentException("subnet " + index + " is not among the 128 of " + cidr());
        }
        return prefix + "." + (FIRST_THIRD_OCTET + index) + ".0/24";
    }

    static SimulatorAddresses ofCidr(String cidr) {
        var secondDot = cidr.indexOf('.', cidr.indexOf('.') + 1);
        return new SimulatorAddresses(cidr.substring(0, secondDot));
    }
}
