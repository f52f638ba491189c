package dev.postern.awssim.protocol;

import java.util.Map;

/** What goes back on the wire. */
public record Answer(int status, String contentType, Map<String, String> headers, Body body) {
    public Answer {
        headers = Map.copyOf(headers);
    }
}
