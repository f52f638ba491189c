package dev.postern.runtime.http;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;

/**
 * Trailers as they are read: away. They are never passed on, and the codec would hold any number of them until the body
 * ends.
 */
final class DroppedTrailers extends DefaultHttpHeaders {

    static final HttpHeadersFactory FACTORY = new Factory();

    private DroppedTrailers() {}

    @Override
    public HttpHeaders add(CharSequence name, Object value) {
        return this;
    }

    @Override
    public HttpHeaders add(String name, Object value) {
        return this;
    }

    private static final class Factory implements HttpHeadersFactory {

        @Override
        public HttpHeaders newHeaders() {
            return new DroppedTrailers();
        }

        @Override
        public HttpHeaders newEmptyHeaders() {
            return new DroppedTrailers();
        }
    }
}
