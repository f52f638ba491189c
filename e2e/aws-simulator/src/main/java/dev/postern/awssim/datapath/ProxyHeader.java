package dev.postern.awssim.datapath;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** PROXY protocol version 2, as a network load balancer writes it. */
final class ProxyHeader {
    private static final byte[] SIGNATURE = {13, 10, 13, 10, 0, 13, 10, 'Q', 'U', 'I', 'T', 10};
    private static final byte LOCAL = 0x20;
    private static final byte PROXY = 0x21;
    private static final byte TCP_OVER_IPV4 = 0x11;
    private static final byte AWS = (byte) 0xEA;
    private static final byte AWS_ENDPOINT_ID = 0x01;
    private static final int ADDRESSES = 12;

    private ProxyHeader() {}

    /** For traffic: who called, and through which endpoint. */
    static byte[] forEndpoint(InetSocketAddress client, InetSocketAddress node, String endpointId) {
        byte[] id = endpointId.getBytes(StandardCharsets.US_ASCII);
        byte[] header = new byte[SIGNATURE.length + 4 + ADDRESSES + 4 + id.length];
        begin(header, PROXY, TCP_OVER_IPV4)
                .put(client.getAddress().getAddress())
                .put(node.getAddress().getAddress())
                .putShort((short) client.getPort())
                .putShort((short) node.getPort())
                .put(AWS)
                .putShort((short) (1 + id.length))
                .put(AWS_ENDPOINT_ID)
                .put(id);
        return header;
    }

    /** For health checks, which have no client: no addresses. */
    static byte[] forHealthCheck() {
        byte[] header = new byte[SIGNATURE.length + 4];
        begin(header, LOCAL, (byte) 0);
        return header;
    }

    private static ByteBuffer begin(byte[] header, byte command, byte family) {
        return ByteBuffer.wrap(header).put(SIGNATURE).put(command).put(family).putShort((short)
                (header.length - SIGNATURE.length - 4));
    }
}
