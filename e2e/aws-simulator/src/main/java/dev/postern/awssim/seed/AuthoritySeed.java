package dev.postern.awssim.seed;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * A private CA that is ACTIVE from the start: a root of its own and, issuing under it, a subordinate with path length 0.
 *
 * @param name its common name; the ARN follows from account and name
 * @param trustDomain when not empty, the only host its certificates may have in URIs (a name constraint)
 * @param usageMode {@code GENERAL_PURPOSE} (default) or {@code SHORT_LIVED_CERTIFICATE}
 */
public record AuthoritySeed(String name, String trustDomain, String usageMode) {
    public AuthoritySeed {
        usageMode = usageMode.isEmpty() ? "GENERAL_PURPOSE" : usageMode;
    }

    /** The ARN of the issuing CA. */
    public String arn(String account, String region) {
        return arn(account, region, name);
    }

    /** The ARN of the root above it. */
    public String rootArn(String account, String region) {
        return arn(account, region, name + "/root");
    }

    private static String arn(String account, String region, String name) {
        UUID id = UUID.nameUUIDFromBytes((account + "/" + name).getBytes(StandardCharsets.UTF_8));
        return "arn:aws:acm-pca:%s:%s:certificate-authority/%s".formatted(region, account, id);
    }
}
