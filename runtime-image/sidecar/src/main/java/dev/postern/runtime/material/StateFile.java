package dev.postern.runtime.material;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/** A few remembered values. Replaced as a whole, so that a crash leaves the old ones or the new. */
final class StateFile {

    private static final Logger LOG = Logger.getLogger(StateFile.class);

    private final Path file;

    StateFile(Path file) {
        this.file = file;
    }

    Map<String, String> read() {
        try {
            var properties = new Properties();
            properties.load(new StringReader(Files.readString(file)));
            var entries = new TreeMap<String, String>();
            properties.stringPropertyNames().forEach(key -> entries.put(key, properties.getProperty(key)));
            return entries;
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException | IllegalArgumentException e) {
            LOG.warnf("state not readable file=%s problem=\"%s\"", file, e.getMessage());
            return Map.of();
        }
    }

    /** What cannot be written is forgotten at a restart, no earlier; the log says so. */
    void write(Map<String, String> entries) {
        try {
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(fresh, text(entries));
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warnf("state not written file=%s problem=\"%s\"", file, e);
        }
    }

    private static String text(Map<String, String> entries) throws IOException {
        var properties = new Properties();
        properties.putAll(entries);
        var writer = new StringWriter();
        properties.store(writer, null);
        return writer.toString();
    }
}
