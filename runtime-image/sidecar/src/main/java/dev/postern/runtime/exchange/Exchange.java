package dev.postern.runtime.exchange;

import dev.postern.runtime.http.Reply;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One request and its response. Bodies stream in both directions; each side is read only as fast as the other takes.
 * Lives on the event loop of its connection.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty says through the pipeline what fails.
public final class Exchange implements Upstream.Acquired, UpstreamConnection.ResponseSink {

    private enum Stage {
        DECIDING,
        CONNECTING,
        RELAYING,
        /** Answered before the request's end: the rest is read away. */
        DISCARDING,
        DONE
    }

    private final ServerConnection connection;
    private final Channel channel;
    private final HttpRequest head;

    private Stage stage = Stage.DECIDING;
    private boolean requestComplete;
    private boolean responseStarted;
    private boolean closeAfter;
    private @Nullable UpstreamConnection upstream;
    private @Nullable Relay relay;

    Exchange(ServerConnection connection, HttpRequest head) {
        this.connection = connection;
        this.channel = connection.channel();
        this.head = head;
        this.closeAfter = !HttpUtil.isKeepAlive(head);
    }

    /** What is relayed where, and what is said when that fails. */
    private record Relay(HttpRequest head, RelayFailures failures) {}

    /** The request as it came; its handler may change headers in place before it relays. */
    public HttpRequest head() {
        return head;
    }

    /** Answers without anyone else. */
    public void respond(Reply reply) {
        FullHttpResponse response = reply.toResponse();
        startResponse(response);
        channel.writeAndFlush(response, channel.voidPromise());
        responseEnded();
    }

    /** Answers, and reads nothing more of a connection of which it is unclear where the next request begins. */
    public void refuse(Reply reply) {
        closeAfter = true;
        FullHttpResponse response = reply.toResponse();
        startResponse(response);
        channel.write(response, channel.voidPromise());
        stage = Stage.DONE;
        connection.lingerAndClose();
    }

    /** Sends the request on; the response follows by itself. */
    public void relay(Upstream to, HttpRequest request, RelayFailures failures) {
        stage = Stage.CONNECTING;
        relay = new Relay(request, failures);
        to.acquire(channel.eventLoop(), this);
    }

    /** Answers with a failure unless the whole response was there in time. */
    public void limit(Duration total) {
        connection.limit(total);
    }

    boolean takesBody() {
        return switch (stage) {
            case DECIDING, CONNECTING -> false;
            case RELAYING -> upstream != null && upstream.isWritable();
            case DISCARDING, DONE -> true;
        };
    }

    boolean isRequestComplete() {
        return requestComplete;
    }

    void requestContent(HttpContent content, boolean last) {
        if (content.decoderResult().isFailure()) {
            content.release();
            malformedBody();
            return;
        }
        requestComplete |= last;
        if (stage == Stage.RELAYING && upstream != null) {
            upstream.write(withoutTrailers(content));
            awaitNext();
        } else {
            discard(content);
        }
    }

    void requestBatchEnded() {
        if (upstream != null) {
            upstream.flush();
        }
    }

    void callerWritabilityChanged() {
        if (upstream != null) {
            upstream.setReading(channel.isWritable());
        }
    }

    void callerGone() {
        stage = Stage.DONE;
        abandonUpstream();
    }

    void expired(Deadline.Wait wait) {
        boolean callerIsSlow = wait == Deadline.Wait.REQUEST_BODY && takesBody();
        abandonUpstream();
        if (responseStarted) {
            channel.close();
            return;
        }
        closeAfter = true;
        respond(
                callerIsSlow
                        ? Reply.error(HttpResponseStatus.REQUEST_TIMEOUT, "the request body took too long to arrive")
                        : failures().timedOut());
    }

    @Override
    public void acquired(UpstreamConnection acquired) {
        if (stage != Stage.CONNECTING || relay == null) {
            acquired.release();
            return;
        }
        stage = Stage.RELAYING;
        upstream = acquired;
        acquired.begin(this, relay.head());
        awaitNext();
        connection.process();
    }

    @Override
    public void unreachable(Throwable cause) {
        if (stage == Stage.CONNECTING) {
            respond(failures().unreachable(cause));
        }
    }

    @Override
    public void responseHead(HttpResponse response) {
        if (HttpResponseStatus.CONTINUE.equals(response.status())) {
            passContinue();
            return;
        }
        ResponseTransform.apply(response, head);
        startResponse(response);
        channel.write(response, channel.voidPromise());
    }

    @Override
    public void responseContent(HttpContent content) {
        boolean last = content instanceof LastHttpContent;
        channel.write(withoutTrailers(content), channel.voidPromise());
        if (last) {
            channel.flush();
            releaseUpstream();
            responseEnded();
        }
    }

    @Override
    public void responseBatchEnded() {
        channel.flush();
        awaitNext();
        callerWritabilityChanged();
    }

    @Override
    public void upstreamWritable() {
        connection.process();
    }

    @Override
    public void upstreamClosed() {
        upstream = null;
        if (responseStarted) {
            // Cut short, so that the caller sees an incomplete response and not a complete short one.
            channel.close();
        } else {
            respond(failures().brokenOff());
        }
    }

    private RelayFailures failures() {
        if (relay == null) {
            throw new IllegalStateException("nothing is relayed");
        }
        return relay.failures();
    }

    private void malformedBody() {
        abandonUpstream();
        if (responseStarted) {
            channel.close();
        } else {
            Reply refusal = Reply.error(HttpResponseStatus.BAD_REQUEST, "the request body is malformed");
            connection.refused(refusal);
            refuse(refusal);
        }
    }

    private void passContinue() {
        if (!requestComplete && !responseStarted) {
            channel.writeAndFlush(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
        }
    }

    private void startResponse(HttpResponse response) {
        responseStarted = true;
        closeAfter = closeAfter || connection.isDraining() || (!requestComplete && announcesBody());
        if (closeAfter) {
            response.headers().set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        }
    }

    private boolean announcesBody() {
        return HttpUtil.isTransferEncodingChunked(head) || HttpUtil.getContentLength(head, 0L) > 0;
    }

    private void responseEnded() {
        if (!requestComplete) {
            stage = Stage.DISCARDING;
            connection.await(Deadline.Wait.LINGER);
            connection.process();
        } else {
            end();
        }
    }

    private void discard(HttpContent content) {
        content.release();
        if (requestComplete && stage == Stage.DISCARDING) {
            end();
        }
    }

    private void end() {
        stage = Stage.DONE;
        if (closeAfter) {
            connection.closeAfterWrites();
        } else {
            connection.finished();
        }
    }

    private void awaitNext() {
        if (responseStarted) {
            connection.await(Deadline.Wait.STREAM);
        } else {
            connection.await(requestComplete ? Deadline.Wait.RESPONSE_HEAD : Deadline.Wait.REQUEST_BODY);
        }
    }

    private void releaseUpstream() {
        UpstreamConnection held = upstream;
        upstream = null;
        if (held == null) {
            return;
        }
        if (requestComplete) {
            held.release();
        } else {
            held.abandon();
        }
    }

    private void abandonUpstream() {
        UpstreamConnection held = upstream;
        upstream = null;
        if (held != null) {
            held.abandon();
        }
    }

    /** Trailers end here: the application must not take them for headers that were authorised. */
    private static HttpContent withoutTrailers(HttpContent content) {
        if (content instanceof LastHttpContent last && !last.trailingHeaders().isEmpty()) {
            last.trailingHeaders().clear();
        }
        return content;
    }
}
