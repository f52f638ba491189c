package dev.postern.aws.driver;

import dev.postern.aws.account.Listing;
import dev.postern.aws.driver.ObservedDnsRecord.Target;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.route53.model.RRType;
import software.amazon.awssdk.services.route53.model.ResourceRecordSet;

/** The record sets of a zone, asked by name. */
record ZoneRecords(Listing<ResourceRecordSet> records) {

    /** Addresses and aliases of a name: what one of ours would be in the way of. */
    List<ResourceRecordSet> addressesOf(String name) {
        return records.all().stream()
                .filter(found -> isNamed(found, name) && (isA(found) || isOtherAddress(found)))
                .toList();
    }

    boolean hasText(String name) {
        return records.first(found -> isNamed(found, name) && found.type() == RRType.TXT)
                .isPresent();
    }

    boolean hasText(String name, String value) {
        return records.first(found -> isNamed(found, name)
                        && found.type() == RRType.TXT
                        && found.resourceRecords().size() == 1
                        && found.resourceRecords().getFirst().value().equals(value))
                .isPresent();
    }

    Optional<Target> aliasOf(String name) {
        return records.first(found -> isNamed(found, name) && isA(found) && found.aliasTarget() != null)
                .map(found -> new Target(
                        plain(found.aliasTarget().dnsName()),
                        found.aliasTarget().hostedZoneId()));
    }

    private static boolean isA(ResourceRecordSet found) {
        return found.type() == RRType.A;
    }

    private static boolean isOtherAddress(ResourceRecordSet found) {
        return found.type() == RRType.AAAA || found.type() == RRType.CNAME;
    }

    private static boolean isNamed(ResourceRecordSet found, String name) {
        return plain(found.name()).equals(name);
    }

    /** Route 53 answers with a trailing dot. */
    static String plain(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
