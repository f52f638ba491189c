package dev.postern.runtime.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** PROXY protocol headers, good ones and others. */
public final class ProxyHeaders {

    private static final byte[] SIGNATURE = {0x0D, 0x0A, 0x0D, 0x0A, 0x00, 0x0D, 0x0A, 0x51, 0x55, 0x49, 0x54, 0x0A};
    private static final int PROXY = 0x21;
    private static final int LOCAL = 0x20;
    private static final int TCP_OVER_IPV4 = 0x11;
    private static final int AWS = 0xEA;
    private static final int ENDPOINT_ID = 0x01;

    private ProxyHeaders() {}

    public static byte[] through(String endpoint) {
        return header(PROXY, tlv(AWS, ENDPOINT_ID, endpoint));
    }

    public static byte[] local(String endpoint) {
        return header(LOCAL, tlv(AWS, ENDPOINT_ID, endpoint));
    }

    public static byte[] withoutEndpoint() {
        return header(PROXY, new byte[0]);
    }

    public static byte[] withOtherSubtype(String endpoint) {
        return header(PROXY, tlv(AWS, 0x02, endpoint));
    }

    public static byte[] withTwoEndpoints(String first, String second) {
        return header(PROXY, joined(tlv(AWS, ENDPOINT_ID, first), tlv(AWS, ENDPOINT_ID, second)));
    }

    public static byte[] oversized(String endpoint) {
        return header(PROXY, joined(tlv(0x04, 0, "x".repeat(8000)), tlv(AWS, ENDPOINT_ID, endpoint)));
    }

    public static byte[] versionOne() {
        return "PROXY TCP4 10.0.0.1 10.0.0.2 40000 443\r\n".getBytes(StandardCharsets.US_ASCII);
    }

    public static byte[] joined(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] header(int command, byte[] tlvs) {
        byte[] addresses = {10, 0, 0, 1, 10, 0, 0, 2, (byte) 0x9C, 0x40, 0x01, (byte) 0xBB};
        int length = addresses.length + tlvs.length;
        byte[] fixed = {(byte) command, TCP_OVER_IPV4, (byte) (length >> 8), (byte) length};
        return joined(SIGNATURE, fixed, addresses, tlvs);
    }

    private static byte[] tlv(int type, int subtype, String text) {
        int length = text.length() + 1;
        byte[] fixed = {(byte) type, (byte) (length >> 8), (byte) length, (byte) subtype};
        return joined(fixed, text.getBytes(StandardCharsets.US_ASCII));
    }
}
