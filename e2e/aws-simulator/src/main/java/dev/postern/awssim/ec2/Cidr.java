package dev.postern.awssim.ec2;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An IPv4 block. */
public record Cidr(int network, int length) {
    private static final Pattern FORM =
            Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})(?:/(\\d{1,2}))?");

    public static Cidr parse(String text) {
        Matcher found = FORM.matcher(text);
        if (!found.matches()) {
            throw Ec2Error.INVALID_VALUE.because("CIDR block %s is malformed".formatted(text));
        }
        int address = 0;
        for (int part = 1; part <= 4; part++) {
            address = address << 8 | octet(found.group(part), text);
        }
        int length = found.group(5) == null ? 32 : Integer.parseInt(found.group(5));
        if (length > 32 || (address & ~mask(length)) != 0) {
            throw Ec2Error.INVALID_VALUE.because("CIDR block %s is malformed".formatted(text));
        }
        return new Cidr(address, length);
    }

    public boolean contains(String address) {
        return FORM.matcher(address).matches() && (parse(address).network() & mask(length)) == network;
    }

    /** How many addresses it has. */
    long size() {
        return 1L << (32 - length);
    }

    /** The address at an offset into the block. */
    String at(long offset) {
        int address = (int) (network + offset);
        return "%d.%d.%d.%d".formatted(address >>> 24, address >>> 16 & 255, address >>> 8 & 255, address & 255);
    }

    private static int octet(String digits, String text) {
        int value = Integer.parseInt(digits);
        if (value > 255) {
            throw Ec2Error.INVALID_VALUE.because("CIDR block %s is malformed".formatted(text));
        }
        return value;
    }

    private static int mask(int length) {
        return length == 0 ? 0 : -1 << (32 - length);
    }
}
