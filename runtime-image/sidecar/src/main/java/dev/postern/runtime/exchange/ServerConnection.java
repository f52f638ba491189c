package dev.postern.runtime.exchange;

import dev.postern.runtime.http.Reply;
import dev.postern.runtime.http.RequestChecks;
import dev.postern.runtime.http.ResponseEncoder;
import dev.postern.runtime.http.StrictRequestDecoder;
import dev.postern.runtime.transport.Deadlines;
import dev.postern.runtime.transport.Listener;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP/1.1 connection of a caller: one request at a time, in order. What the decoder hands on before its turn waits
 * here, and reading stops until it is taken.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty says through the pipeline what fails.
public final class ServerConnection extends ChannelInboundHandlerAdapter implements Deadlines.Expiring {

    private static final Logger LOG = Logger.getLogger(ServerConnection.class);

    /** More than one read can ever hold; beyond it the peer is filling memory. */
    private static final int MAX_AHEAD = 4096;

    private final Channel channel;
    private final RequestHandler requests;
    private final Deadlines deadlines;
    private final Deadline deadline;
    private final ResponseEncoder encoder = new ResponseEncoder();
    private final ArrayDeque<HttpObject> ahead = new ArrayDeque<>(4);

    private @Nullable Exchange current;
    private boolean reading;
    private boolean processing;
    private boolean closing;
    private boolean draining;
    /** Written on the event loop, read by others. */
    private volatile boolean busy;

    private ServerConnection(Channel channel, ServerSettings settings, Deadlines deadlines, RequestHandler requests) {
        this.channel = channel;
        this.requests = requests;
        this.deadlines = deadlines;
        this.deadline = new Deadline(settings.waits());
    }

    /** Puts codec and connection at the end of the pipeline. */
    public static ServerConnection install(
            Channel channel, ServerSettings settings, Deadlines deadlines, RequestHandler requests) {
        var connection = new ServerConnection(channel, settings, deadlines, requests);
        channel.pipeline()
                .addLast(
                        new StrictRequestDecoder(settings.requestLineBytes(), settings.headerBytes()),
                        connection.encoder,
                        connection);
        return connection;
    }

    /** Whether no request of this connection is being answered, be it that none has come yet. Any thread. */
    public static boolean isIdle(Channel channel) {
        var connection = channel.pipeline().get(ServerConnection.class);
        return connection == null || !connection.busy;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        deadlines.watch(this);
    }

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {
        deadlines.forget(this);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        reading = true;
        if (closing) {
            ReferenceCountUtil.release(message);
        } else if (ahead.size() >= MAX_AHEAD) {
            ReferenceCountUtil.release(message);
            channel.close();
        } else {
            ahead.add((HttpObject) message);
            process();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        reading = false;
        flushRequest();
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (current != null) {
            current.callerWritabilityChanged();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event == StrictRequestDecoder.HeadStarted.INSTANCE && current == null) {
            deadline.await(Deadline.Wait.REQUEST_HEAD);
        } else if (event == Listener.Drain.INSTANCE) {
            drain();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        closing = true;
        if (current != null) {
            current.callerGone();
        }
        dropAhead();
    }

    /** What peers do wrong ends their connection and is worth no log line; what is left is a defect here. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException) && !(cause instanceof DecoderException)) {
            LOG.error("connection failed", cause);
        }
        channel.close();
    }

    @Override
    public void expireIfDue(long nanoTime) {
        if (!deadline.isPast(nanoTime)) {
            return;
        }
        switch (deadline.current()) {
            case NEXT_REQUEST, LINGER -> channel.close();
            case REQUEST_HEAD -> refuseSlowHead();
            case REQUEST_BODY, RESPONSE_HEAD, STREAM -> expireExchange();
        }
    }

    /** Takes no further request and closes once the one under way is answered. */
    private void drain() {
        draining = true;
        if (current == null && ahead.isEmpty()) {
            channel.close();
        }
    }

    Channel channel() {
        return channel;
    }

    boolean isDraining() {
        return draining;
    }

    void limit(Duration total) {
        deadline.limit(total);
    }

    void await(Deadline.Wait wait) {
        deadline.await(wait);
    }

    /** The body of a request turned out to be unreadable. */
    void refused(Reply reply) {
        requests.refused(reply);
    }

    /** The exchange is over and the connection free for the next. */
    void finished() {
        current = null;
        busy = false;
        deadline.await(Deadline.Wait.NEXT_REQUEST);
        if (draining && ahead.isEmpty()) {
            closeAfterWrites();
            return;
        }
        process();
    }

    /**
     * No request is taken any more. What still comes is read away for a moment, because closing on unread bytes would
     * reset the connection and take the answer with it.
     */
    void lingerAndClose() {
        closing = true;
        busy = false;
        dropAhead();
        channel.flush();
        deadline.await(Deadline.Wait.LINGER);
    }

    private void dropAhead() {
        ahead.forEach(ReferenceCountUtil::release);
        ahead.clear();
    }

    /** No request is taken any more; the connection ends with what was written. */
    void closeAfterWrites() {
        closing = true;
        channel.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
    }

    /** Takes from what was read as much as has its turn. */
    void process() {
        if (processing) {
            return;
        }
        processing = true;
        try {
            while (!closing && !ahead.isEmpty() && take(ahead.getFirst())) {}
        } finally {
            processing = false;
        }
        updateReading();
        if (!reading) {
            flushRequest();
        }
    }

    private void flushRequest() {
        if (current != null) {
            current.requestBatchEnded();
        }
    }

    /** @return false when it must wait */
    private boolean take(HttpObject next) {
        if (next instanceof HttpRequest head) {
            return current == null && begin(head);
        }
        if (current != null && !current.takesBody()) {
            return false;
        }
        ahead.removeFirst();
        content((HttpContent) next);
        return true;
    }

    private boolean begin(HttpRequest head) {
        ahead.removeFirst();
        encoder.answering(head.method());
        var exchange = new Exchange(this, head);
        current = exchange;
        busy = true;
        deadline.await(Deadline.Wait.REQUEST_BODY);
        if (head.decoderResult().isFailure()) {
            ReferenceCountUtil.release(head);
            Reply refusal = RequestChecks.refusal(head).orElseThrow();
            requests.refused(refusal);
            exchange.refuse(refusal);
        } else {
            requests.handle(exchange);
        }
        return true;
    }

    private void content(HttpContent content) {
        if (current == null) {
            content.release();
        } else {
            current.requestContent(content, content instanceof LastHttpContent);
        }
    }

    /**
     * While a complete request waits for its answer reading goes on, so that the caller's leaving is noticed; the first
     * thing that arrives ahead of its turn stops it.
     */
    private void updateReading() {
        boolean wanted =
                closing || (ahead.isEmpty() && (current == null || current.isRequestComplete() || current.takesBody()));
        if (channel.config().isAutoRead() != wanted) {
            channel.config().setAutoRead(wanted);
        }
    }

    private void refuseSlowHead() {
        channel.write(Reply.error(HttpResponseStatus.REQUEST_TIMEOUT, "the request took too long to arrive")
                .with("Connection", "close")
                .toResponse());
        lingerAndClose();
    }

    private void expireExchange() {
        if (current == null) {
            channel.close();
        } else {
            current.expired(deadline.current());
        }
    }
}
