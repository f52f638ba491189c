package dev.postern.runtime.testing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** A response as it came back. */
public record RawResponse(RawHead head, String body) {

    static RawResponse read(InputStream in, boolean headOnly) throws IOException {
        RawHead head = RawHead.read(in).orElseThrow(() -> new EOFException("closed without a response"));
        boolean empty = headOnly || head.firstLine().contains(" 100 ");
        byte[] body = empty ? new byte[0] : Bodies.read(head, in);
        return new RawResponse(head, new String(body, StandardCharsets.UTF_8));
    }

    public int status() {
        return Integer.parseInt(head.firstLine().split(" ", 3)[1]);
    }
}
