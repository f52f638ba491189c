package dev.postern.runtime.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A message head exactly as it came. */
public record RawHead(String text) {

    /** Empty at the end of the stream. */
    static Optional<RawHead> read(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
            bytes.write(b);
            if (b == '\n' && bytes.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
                return Optional.of(new RawHead(bytes.toString(StandardCharsets.ISO_8859_1)));
            }
        }
        return Optional.empty();
    }

    public String firstLine() {
        return text.substring(0, text.indexOf("\r\n"));
    }

    /** Of a request. */
    public String target() {
        return firstLine().split(" ", 3)[1];
    }

    /** Values of a header, in order. */
    public List<String> all(String name) {
        String prefix = name.toLowerCase(Locale.ROOT) + ":";
        return text.lines()
                .skip(1)
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(prefix))
                .map(line -> line.substring(prefix.length()).trim())
                .toList();
    }

    public String header(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? "" : values.getFirst();
    }

    boolean isChunked() {
        return header("transfer-encoding").equalsIgnoreCase("chunked");
    }

    long contentLength() {
        String length = header("content-length");
        return length.isEmpty() ? 0 : Long.parseLong(length);
    }
}
