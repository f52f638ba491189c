package dev.postern.runtime.proxyprotocol;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.netty.handler.codec.ProtocolDetectionState;
import io.netty.handler.codec.haproxy.HAProxyMessage;
import io.netty.handler.codec.haproxy.HAProxyMessageDecoder;
import io.netty.util.ReferenceCountUtil;
import java.util.List;

/**
 * Takes a connection with or without a PROXY header and believes none: health checks of the load balancer carry one,
 * kubelet's do not.
 */
public final class OptionalProxyHeader extends ByteToMessageDecoder {

    @Override
    protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
        ProtocolDetectionState detected =
                HAProxyMessageDecoder.detectProtocol(in).state();
        if (detected == ProtocolDetectionState.NEEDS_MORE_DATA) {
            return;
        }
        if (detected == ProtocolDetectionState.DETECTED) {
            context.pipeline().addAfter(context.name(), null, new Forget());
            context.pipeline().addAfter(context.name(), null, new HAProxyMessageDecoder());
        }
        context.pipeline().remove(this);
    }

    private static final class Forget extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            if (message instanceof HAProxyMessage) {
                ReferenceCountUtil.release(message);
                context.pipeline().remove(this);
            } else {
                context.fireChannelRead(message);
            }
        }
    }
}
