package dev.postern.operator.kubernetes;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.fabric8.kubernetes.api.model.Secret;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Text in a Secret, which carries it as Base64. */
public final class SecretData {

    private SecretData() {}

    /** The text under this key; empty when there is none or it is not Base64. */
    public static Optional<String> text(Secret secret, String key) {
        return Optional.ofNullable(secret.getData()).map(data -> data.get(key)).flatMap(SecretData::decode);
    }

    public static Map<String, String> encode(Map<String, String> texts) {
        var encoded = new TreeMap<String, String>();
        texts.forEach((key, text) -> encoded.put(key, Base64.getEncoder().encodeToString(text.getBytes(UTF_8))));
        return encoded;
    }

    private static Optional<String> decode(String base64) {
        try {
            return Optional.of(new String(Base64.getDecoder().decode(base64), UTF_8));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
