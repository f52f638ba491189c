package dev.postern.runtime.proxyprotocol;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.haproxy.HAProxyCommand;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.handler.codec.haproxy.HAProxyProtocolVersion;
import io.netty.util.ReferenceCountUtil;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Demands exactly one PROXY v2 header that names the endpoint a connection came through, and closes on anything else.
 * To be asked only of peers known to be the load balancer: whoever may write this header may claim any endpoint.
 */
@SuppressWarnings("FutureReturnValueIgnored") // Netty says through the pipeline what fails.
public final class RequiredProxyHeader extends ChannelInboundHandlerAdapter {

    /** Room for what AWS sends several times over. */
    private static final int MAX_TLV_BYTES = 1024;

    private final Duration timeout;
    private final Outcome outcome;
    private boolean refused;

    private RequiredProxyHeader(Duration timeout, Outcome outcome) {
        this.timeout = timeout;
        this.outcome = outcome;
    }

    /** @param refused hears a stable reason, before the connection is closed */
    public record Outcome(Consumer<String> endpointId, Consumer<String> refused) {}

    /** Puts itself at the end of the pipeline; the outcome's handlers come after it in the pipeline. */
    public static void install(ChannelPipeline pipeline, Duration timeout, Outcome outcome) {
        pipeline.addLast(new HAProxyMessageDecoder(MAX_TLV_BYTES), new RequiredProxyHeader(timeout, outcome));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        context.executor().schedule(() -> expire(context), timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (!(message instanceof HAProxyMessage header)) {
            ReferenceCountUtil.release(message);
            refuse(context, "proxy_header_missing");
            return;
        }
        try {
            accept(context, header);
        } finally {
            header.release();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        refuse(context, "proxy_header_malformed");
    }

    private void accept(ChannelHandlerContext context, HAProxyMessage header) {
        if (header.protocolVersion() != HAProxyProtocolVersion.V2) {
            refuse(context, "proxy_header_version");
        } else if (header.command() != HAProxyCommand.PROXY) {
            refuse(context, "proxy_header_local");
        } else {
            accept(context, VpcEndpoint.idIn(header));
        }
    }

    private void accept(ChannelHandlerContext context, Optional<String> endpointId) {
        if (endpointId.isEmpty()) {
            refuse(context, "proxy_header_endpoint");
            return;
        }
        outcome.endpointId().accept(endpointId.get());
        context.pipeline().remove(this);
    }

    private void expire(ChannelHandlerContext context) {
        if (!context.isRemoved() && context.channel().isActive()) {
            refuse(context, "proxy_header_timeout");
        }
    }

    private void refuse(ChannelHandlerContext context, String reason) {
        if (!refused) {
            refused = true;
            outcome.refused().accept(reason);
            context.close();
        }
    }
}
