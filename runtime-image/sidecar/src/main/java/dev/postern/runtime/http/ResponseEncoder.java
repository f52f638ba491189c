package dev.postern.runtime.http;

import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseEncoder;

/** Netty's response encoder, told the method of the request answered: a response to HEAD has a length and no body. */
public final class ResponseEncoder extends HttpResponseEncoder {

    private boolean toHead;

    public void answering(HttpMethod method) {
        toHead = HttpMethod.HEAD.equals(method);
    }

    @Override
    protected boolean isContentAlwaysEmpty(HttpResponse response) {
        return toHead || super.isContentAlwaysEmpty(response);
    }
}
