package dev.postern.image;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;

/** Ports that nobody listens on right now. */
final class FreePorts {

    private static final String PLACE = "{port}";

    private FreePorts() {}

    /** The text with a port of its own in each place that asks for one. */
    static String fill(String text) throws IOException {
        var sockets = new ArrayList<ServerSocket>();
        var filled = text;
        try {
            while (filled.contains(PLACE)) {
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                sockets.add(socket);
                filled = filled.replaceFirst("\\{port}", Integer.toString(socket.getLocalPort()));
            }
            return filled;
        } finally {
            for (var socket : sockets) {
                socket.close();
            }
        }
    }
}
