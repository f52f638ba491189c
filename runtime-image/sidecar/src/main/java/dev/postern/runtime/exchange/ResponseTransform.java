package dev.postern.runtime.exchange;

import dev.postern.runtime.http.HopByHop;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;

/** What changes in the head of a response on its way back: headers of the one connection go, the framing is made plain. */
final class ResponseTransform {

    private ResponseTransform() {}

    static void apply(HttpResponse response, HttpRequest request) {
        HttpHeaders headers = response.headers();
        HopByHop.removeFrom(headers);
        response.setProtocolVersion(HttpVersion.HTTP_1_1);
        if (HttpUtil.isTransferEncodingChunked(response)) {
            headers.remove(HttpHeaderNames.CONTENT_LENGTH);
        } else if (endsWithItsConnection(response, request)) {
            headers.set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        }
    }

    private static boolean endsWithItsConnection(HttpResponse response, HttpRequest request) {
        return !HttpUtil.isContentLengthSet(response) && mayHaveBody(response, request);
    }

    private static boolean mayHaveBody(HttpResponse response, HttpRequest request) {
        int status = response.status().code();
        return !HttpMethod.HEAD.equals(request.method())
                && response.status().codeClass() != HttpStatusClass.INFORMATIONAL
                && status != 204
                && status != 304;
    }
}
