package dev.postern.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StrictRequestDecoderTest {

    private static final String CHUNKED =
            "PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n";

    private final EmbeddedChannel channel = new EmbeddedChannel(new StrictRequestDecoder(8192, 16_384));

    @Test
    void halfSentHeadOfManyHeadersIsRefusedBeforeItIsHeld() {
        channel.writeInbound(bytes("GET / HTTP/1.1\r\n" + "a:\r\n".repeat(200)));

        HttpRequest refused = channel.readInbound();
        assertThat(refused.decoderResult().isFailure()).isTrue();
        assertThat(refused.headers().isEmpty()).isTrue();
    }

    @Test
    void trailersAreReadAwayAndTheBodyKept() {
        channel.writeInbound(bytes(CHUNKED + "a: b\r\n".repeat(1000) + "\r\n"));

        channel.<HttpRequest>readInbound();
        HttpContent body = channel.readInbound();
        assertThat(body.content().toString(StandardCharsets.US_ASCII)).isEqualTo("x");
        LastHttpContent last = channel.readInbound();
        assertThat(last.decoderResult().isSuccess()).isTrue();
        assertThat(last.trailingHeaders().isEmpty()).isTrue();
        body.release();
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
    }
}
