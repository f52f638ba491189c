package dev.postern.runtime.testing;

import java.io.IOException;
import java.io.InputStream;

/** A request as it reached the application, its body read when asked for. */
public final class ReceivedRequest {

    private final RawHead head;
    private final InputStream in;
    private byte[] body = new byte[0];
    private boolean read;

    ReceivedRequest(RawHead head, InputStream in) {
        this.head = head;
        this.in = in;
    }

    public RawHead head() {
        return head;
    }

    /** The stream behind the head, for reading slowly. */
    public InputStream stream() {
        read = true;
        return in;
    }

    public byte[] body() throws IOException {
        readRest();
        return body;
    }

    void readRest() throws IOException {
        if (!read) {
            read = true;
            body = Bodies.read(head, in);
        }
    }
}
