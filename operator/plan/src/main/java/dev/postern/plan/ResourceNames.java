package dev.postern.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.postern.plan.resource.ResourceId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Names in AWS that can be computed again from what is recorded: {@code pn-} and a hash, at most 32 characters of
 * {@code [a-z2-7-]}, which load balancers and target groups ask for.
 */
public final class ResourceNames {

    private static final String PREFIX = "pn-";
    private static final int HASH_CHARACTERS = 29;
    private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

    private ResourceNames() {}

    /** The name of the given incarnation of a resource. */
    public static String name(Owner owner, ResourceId id, int incarnation) {
        return PREFIX + hash(List.of(owner.clusterId(), owner.uid(), id.value(), Integer.toString(incarnation)));
    }

    /** Hash of a list of texts that no other list has: each is preceded by its length. */
    public static String hash(List<String> texts) {
        var input = new StringBuilder();
        texts.forEach(text -> input.append(text.length()).append(':').append(text));
        return base32(sha256(input.toString())).substring(0, HASH_CHARACTERS);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String base32(byte[] bytes) {
        var text = new StringBuilder();
        int buffer = 0;
        int bits = 0;
        for (byte next : bytes) {
            buffer = ((buffer << 8) | (next & 0xff)) & 0xffff;
            bits += 8;
            while (bits >= 5) {
                bits -= 5;
                text.append(BASE32.charAt((buffer >> bits) & 31));
            }
        }
        return text.toString();
    }
}
