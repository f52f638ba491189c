package dev.postern.awssim.http;

import dev.postern.awssim.protocol.Body;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The Authorization header of AWS Signature Version 4, and whether it fits the request. The date is not compared with a clock. */
public record SignatureV4(
        String accessKeyId, String date, String region, String service, List<String> signedHeaders, String signature) {
    private static final Pattern HEADER =
            Pattern.compile("AWS4-HMAC-SHA256\\s+Credential=([^/,]+)/(\\d{8})/([^/,]+)/([^/,]+)/aws4_request,"
                    + "\\s*SignedHeaders=([^,\\s]+),\\s*Signature=([0-9a-f]{64})");

    /** What is signed. */
    public record Signed(String method, String rawPath, String rawQuery, Function<String, String> header, Body body) {}

    public SignatureV4 {
        signedHeaders = List.copyOf(signedHeaders);
    }

    public static Optional<SignatureV4> parse(String authorization) {
        Matcher found = HEADER.matcher(authorization.strip());
        return found.matches()
                ? Optional.of(new SignatureV4(
                        found.group(1),
                        found.group(2),
                        found.group(3),
                        found.group(4),
                        List.of(found.group(5).split(";", -1)),
                        found.group(6)))
                : Optional.empty();
    }

    boolean fits(Signed request, String secret) {
        return MessageDigest.isEqual(over(request, secret), HexFormat.of().parseHex(signature));
    }

    /** The Authorization header that the same key, at the same time, signs another request with. */
    public String again(Signed request, String secret) {
        return "AWS4-HMAC-SHA256 Credential=%s/%s, SignedHeaders=%s, Signature=%s"
                .formatted(
                        accessKeyId,
                        scope(),
                        String.join(";", signedHeaders),
                        HexFormat.of().formatHex(over(request, secret)));
    }

    private byte[] over(Signed request, String secret) {
        String toSign = "AWS4-HMAC-SHA256\n%s\n%s\n%s"
                .formatted(
                        request.header().apply("x-amz-date"),
                        scope(),
                        sha256(canonical(request).getBytes(StandardCharsets.UTF_8)));
        return hmac(signingKey(secret), toSign);
    }

    private String scope() {
        return "%s/%s/%s/aws4_request".formatted(date, region, service);
    }

    private String canonical(Signed request) {
        String headers = signedHeaders.stream()
                .map(name -> name + ":" + request.header().apply(name).strip().replaceAll(" +", " ") + "\n")
                .collect(Collectors.joining());
        return String.join(
                "\n",
                request.method(),
                encodedPath(request.rawPath()),
                canonicalQuery(request.rawQuery()),
                headers,
                String.join(";", signedHeaders),
                sha256(request.body().octets()));
    }

    private byte[] signingKey(String secret) {
        byte[] key = hmac(("AWS4" + secret).getBytes(StandardCharsets.UTF_8), date);
        return hmac(hmac(hmac(key, region), service), "aws4_request");
    }

    private static String canonicalQuery(String rawQuery) {
        return Arrays.stream(rawQuery.split("&", -1))
                .filter(pair -> !pair.isEmpty())
                .map(pair -> pair.contains("=") ? pair : pair + "=")
                .sorted()
                .collect(Collectors.joining("&"));
    }

    /** Services other than S3 sign the path encoded once more. */
    private static String encodedPath(String rawPath) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : (rawPath.isEmpty() ? "/" : rawPath).getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (octet & 0xFF);
            boolean plain =
                    "-._~/".indexOf(character) >= 0 || (character < 128 && Character.isLetterOrDigit(character));
            encoded.append(plain ? String.valueOf(character) : "%%%02X".formatted(octet & 0xFF));
        }
        return encoded.toString();
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
