package dev.postern.plan.facts;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Leave to write records in a zone.
 *
 * @param zone domain name of the zone
 * @param names names relative to the zone, where {@code *} stands for any characters
 */
public record ZonePermission(String zone, List<String> names) {

    public ZonePermission {
        zone = zone.toLowerCase(Locale.ROOT);
        names = List.copyOf(names);
    }

    boolean allows(String otherZone, String name) {
        return zone.equals(otherZone) && names.stream().anyMatch(pattern -> matches(pattern, name));
    }

    private static boolean matches(String pattern, String name) {
        var regex = new StringBuilder();
        for (String literal : pattern.split("\\*", -1)) {
            regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(literal));
        }
        return Pattern.matches(regex.toString(), name);
    }
}
