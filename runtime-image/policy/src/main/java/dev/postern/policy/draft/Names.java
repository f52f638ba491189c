package dev.postern.policy.draft;

import java.util.regex.Pattern;

/** Names of objects, rules and accounts as the policy language takes them: what Kubernetes takes for a label. */
final class Names {

    private static final Pattern LABEL = Pattern.compile("[a-z0-9]([-a-z0-9]*[a-z0-9])?");

    private Names() {}

    static boolean check(FindingCollector findings, String path, String name) {
        if (name.isEmpty()) {
            findings.add(path, "Required", "must be set");
            return false;
        }
        if (name.length() <= PolicyBounds.NAME_LENGTH && LABEL.matcher(name).matches()) {
            return true;
        }
        findings.add(
                path,
                "MalformedName",
                "%s must be lower-case letters, digits and '-', at most %d characters"
                        .formatted(FindingCollector.quoted(name), PolicyBounds.NAME_LENGTH));
        return false;
    }
}
