package dev.postern.runtime.exchange;

import dev.postern.runtime.transport.Deadlines;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** One connection to an upstream, lent to one exchange at a time. */
@SuppressWarnings("FutureReturnValueIgnored") // Netty says through the pipeline what fails.
final class UpstreamConnection extends ChannelInboundHandlerAdapter implements Deadlines.Expiring {

    private static final int MAX_RESPONSE_LINE = 8 * 1024;
    private static final int MAX_RESPONSE_HEAD = 64 * 1024;

    private final Channel channel;
    private final Upstream home;
    private final long idleNanos;

    private @Nullable ResponseSink sink;
    private boolean informational;
    private boolean keepAlive;
    private boolean closeWhenFree;
    private long freeSince;

    private UpstreamConnection(Channel channel, Upstream home, Duration idle) {
        this.channel = channel;
        this.home = home;
        this.idleNanos = idle.toNanos();
    }

    /** Hears the response to the request begun, on the event loop. */
    interface ResponseSink {

        /** Of a final response, or of {@code 100 Continue}. */
        void responseHead(HttpResponse response);

        /** Takes over the reference. The last one ends the response. */
        void responseContent(HttpContent content);

        void responseBatchEnded();

        void upstreamWritable();

        /** Before the response was complete. */
        void upstreamClosed();
    }

    static UpstreamConnection install(Channel channel, Upstream home, Duration idle) {
        var connection = new UpstreamConnection(channel, home, idle);
        var config = new HttpDecoderConfig()
                .setMaxInitialLineLength(MAX_RESPONSE_LINE)
                .setMaxHeaderSize(MAX_RESPONSE_HEAD);
        channel.pipeline().addLast(new HttpClientCodec(config, false, false), connection);
        return connection;
    }

    void begin(ResponseSink to, HttpRequest head) {
        sink = to;
        keepAlive = false;
        informational = false;
        channel.write(head, channel.voidPromise());
    }

    /** Takes over the reference. */
    void write(HttpContent content) {
        channel.write(content, channel.voidPromise());
    }

    void flush() {
        channel.flush();
    }

    boolean isWritable() {
        return channel.isWritable();
    }

    boolean isOpen() {
        return channel.isActive();
    }

    void setReading(boolean reading) {
        if (channel.config().isAutoRead() != reading) {
            channel.config().setAutoRead(reading);
        }
    }

    /** Both messages are complete: the connection may serve the next. */
    void release() {
        sink = null;
        if (!keepAlive || closeWhenFree || home.isRetired() || !channel.isActive()) {
            channel.close();
            return;
        }
        freeSince = System.nanoTime();
        setReading(true);
        home.keep(this, channel.eventLoop());
    }

    /** In the middle of a message: of no more use. */
    void abandon() {
        sink = null;
        channel.close();
    }

    void closeWhenFree() {
        channel.eventLoop().execute(() -> {
            closeWhenFree = true;
            if (sink == null) {
                channel.close();
            }
        });
    }

    void cut() {
        channel.close();
    }

    @Override
    public void expireIfDue(long nanoTime) {
        if (sink == null && nanoTime - freeSince >= idleNanos) {
            channel.close();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ResponseSink to = sink;
        if (to == null || ((HttpObject) message).decoderResult().isFailure()) {
            // A response nobody asked for, or one that cannot be read: whose bytes come next is anyone's guess.
            ReferenceCountUtil.release(message);
            channel.close();
            return;
        }
        if (message instanceof HttpResponse response) {
            head(to, response);
        }
        if (message instanceof HttpContent content) {
            content(to, content);
        }
    }

    private void head(ResponseSink to, HttpResponse response) {
        informational = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
        if (!informational) {
            keepAlive = HttpUtil.isKeepAlive(response) && isSelfDelimiting(response);
            to.responseHead(response);
        } else if (response.status().code() == 100) {
            to.responseHead(response);
        } else if (response.status().code() == 101) {
            // Nobody asked to switch protocols.
            channel.close();
        }
    }

    private void content(ResponseSink to, HttpContent content) {
        if (informational) {
            content.release();
            informational = !(content instanceof LastHttpContent);
        } else {
            to.responseContent(content);
        }
    }

    /** A response without a length may still be one without a body; such a connection is closed for simplicity. */
    private static boolean isSelfDelimiting(HttpResponse response) {
        int status = response.status().code();
        return HttpUtil.isContentLengthSet(response)
                || HttpUtil.isTransferEncodingChunked(response)
                || status == 204
                || status == 304;
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (sink != null) {
            sink.responseBatchEnded();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (sink != null && channel.isWritable()) {
            sink.upstreamWritable();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        home.forget(this, channel.eventLoop());
        ResponseSink to = sink;
        sink = null;
        if (to != null) {
            to.upstreamClosed();
        }
    }

    /** A failed write is not the end: the response that explains it may still be there to read. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof DecoderException || !(cause instanceof IOException)) {
            channel.close();
        }
    }
}
