package dev.postern.contract;

import java.nio.file.Path;

/**
 * Where a sidecar finds its material. One projected, read-only volume whose sources are all optional, and one emptyDir
 * in which it remembers the newest document generation it has obeyed.
 */
public final class FileLayout {

    public static final String SIDECAR_CONTAINER = "postern-sidecar";

    public static final String MATERIAL_VOLUME = "postern-material";

    public static final String STATE_VOLUME = "postern-state";

    public static final Path MATERIAL = Path.of("/var/run/postern");

    public static final Path STATE = Path.of("/var/lib/postern");

    /** Keys of the identity Secret (kubernetes.io/tls) and of the files made of them. */
    public static final String CERTIFICATE = "tls.crt";

    public static final String PRIVATE_KEY = "tls.key";

    public static final String CA_CERTIFICATE = "ca.crt";

    /** Key of the document ConfigMap and name of the file made of it: a compact JWS. */
    public static final String DOCUMENT = "document.jws";

    private static final String API = "api";

    private static final String CONSUMERS = "consumers";

    private FileLayout() {}

    /** Directory of the API's material, relative to {@link #MATERIAL}. */
    public static Path apiDirectory() {
        return Path.of(API);
    }

    /** Directory of one consumer's material, relative to {@link #MATERIAL}. */
    public static Path consumerDirectory(String consumerName) {
        return Path.of(CONSUMERS, consumerName);
    }
}
