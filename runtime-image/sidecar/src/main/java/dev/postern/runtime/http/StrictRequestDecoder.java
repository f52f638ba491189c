package dev.postern.runtime.http;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import java.util.List;

/**
 * Netty's request decoder, with every ambiguity refused instead of repaired. After a refusal nothing more is read from
 * the connection: what follows cannot be told apart from an attack.
 */
public final class StrictRequestDecoder extends HttpRequestDecoder {

    /** User event: a request has begun, and its end is not here yet. */
    public enum HeadStarted {
        INSTANCE
    }

    private final HeadScanner scanner;
    private boolean inHead = true;
    private boolean announced;
    private boolean refused;
    /** Bytes behind the reader index that the scanner has already seen. */
    private int scanned;

    public StrictRequestDecoder(int requestLineBytes, int headerBytes) {
        super(new HttpDecoderConfig()
                .setMaxInitialLineLength(requestLineBytes)
                .setMaxHeaderSize(headerBytes)
                .setAllowDuplicateContentLengths(false)
                .setUseRfc9112TransferEncoding(true)
                .setStrictLineParsing(true)
                // Chooses how trailers are kept too, so what is chosen below must come later.
                .setValidateHeaders(true)
                .setTrailersFactory(DroppedTrailers.FACTORY));
        this.scanner = new HeadScanner(headerBytes);
    }

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) throws Exception {
        if (refused) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (inHead && !scan(in)) {
            refuse(in, out);
            return;
        }
        int readable = in.readableBytes();
        int decoded = out.size();
        super.decode(context, in, out);
        scanned = Math.max(0, scanned - (readable - in.readableBytes()));
        follow(out, decoded);
        announce(context);
    }

    private boolean scan(ByteBuf in) {
        int from = in.readerIndex() + scanned;
        int stopped = in.forEachByte(from, in.writerIndex() - from, scanner);
        scanned = (stopped < 0 ? in.writerIndex() : stopped + 1) - in.readerIndex();
        return !scanner.isMalformed() && !scanner.isTooLarge();
    }

    private void refuse(ByteBuf in, List<Object> out) {
        refused = true;
        in.skipBytes(in.readableBytes());
        HttpMessage malformed = createInvalidMessage();
        malformed.setDecoderResult(DecoderResult.failure(problem()));
        out.add(malformed);
    }

    private Exception problem() {
        return scanner.isTooLarge()
                ? new TooLongHttpHeaderException("too many or too large headers")
                : new IllegalArgumentException("malformed request head");
    }

    private void follow(List<Object> out, int from) {
        for (int i = from; i < out.size(); i++) {
            follow((HttpObject) out.get(i));
        }
    }

    private void follow(HttpObject decoded) {
        refused |= decoded.decoderResult().isFailure();
        if (decoded instanceof HttpRequest) {
            inHead = false;
            announced = false;
            scanned = 0;
            scanner.reset();
        }
        if (decoded instanceof LastHttpContent) {
            inHead = true;
        }
    }

    private void announce(ChannelHandlerContext context) {
        if (inHead && !announced && scanner.isStarted()) {
            announced = true;
            context.fireUserEventTriggered(HeadStarted.INSTANCE);
        }
    }

    /** RFC 9112 6.3 lets a server choose; the application behind might choose otherwise. */
    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both Content-Length and Transfer-Encoding");
    }
}
