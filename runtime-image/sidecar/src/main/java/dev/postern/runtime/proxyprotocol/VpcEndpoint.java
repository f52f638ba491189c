package dev.postern.runtime.proxyprotocol;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyTLV;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The endpoint id in a PROXY v2 header: type 0xEA, first byte 0x01, then the id in ASCII, as AWS documents it. */
final class VpcEndpoint {

    private static final int AWS_TYPE = 0xEA;
    private static final int ENDPOINT_ID_SUBTYPE = 0x01;
    private static final Pattern ID = Pattern.compile("vpce-[0-9a-z-]{1,64}");

    private VpcEndpoint() {}

    /** Empty when there is none, several, or one that is no id. */
    static Optional<String> idIn(HAProxyMessage header) {
        List<String> ids = header.tlvs().stream()
                .filter(VpcEndpoint::isEndpointId)
                .map(VpcEndpoint::text)
                .toList();
        return ids.size() == 1 && ID.matcher(ids.getFirst()).matches() ? Optional.of(ids.getFirst()) : Optional.empty();
    }

    private static boolean isEndpointId(HAProxyTLV tlv) {
        ByteBuf content = tlv.content();
        return (tlv.typeByteValue() & 0xff) == AWS_TYPE
                && content.isReadable()
                && content.getByte(content.readerIndex()) == ENDPOINT_ID_SUBTYPE;
    }

    private static String text(HAProxyTLV tlv) {
        ByteBuf content = tlv.content();
        return content.toString(content.readerIndex() + 1, content.readableBytes() - 1, StandardCharsets.ISO_8859_1);
    }
}
