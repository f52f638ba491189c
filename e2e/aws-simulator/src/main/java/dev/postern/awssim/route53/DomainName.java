package dev.postern.awssim.route53;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A domain name as Route 53 keeps it: lower case, with the final dot, {@code *} escaped; ordered by its labels from the right. */
public record DomainName(String text) implements Comparable<DomainName> {
    public static DomainName of(String given) {
        String lower = given.toLowerCase(Locale.ROOT);
        String dotted = lower.endsWith(".") ? lower : lower + ".";
        if (dotted.length() > 255 || dotted.startsWith(".") || dotted.contains("..")) {
            throw Route53Error.INVALID_INPUT.because("Invalid domain name: " + given);
        }
        return new DomainName(dotted.replace("*", "\\052"));
    }

    public boolean within(DomainName zone) {
        return equals(zone) || text.endsWith("." + zone.text);
    }

    @Override
    public int compareTo(DomainName other) {
        List<String> own = labels();
        List<String> others = other.labels();
        for (int i = 0; i < Math.min(own.size(), others.size()); i++) {
            int byLabel = own.get(i).compareTo(others.get(i));
            if (byLabel != 0) {
                return byLabel;
            }
        }
        return Integer.compare(own.size(), others.size());
    }

    private List<String> labels() {
        List<String> labels = Arrays.asList(text.split("\\.", 0));
        Collections.reverse(labels);
        return labels;
    }
}
