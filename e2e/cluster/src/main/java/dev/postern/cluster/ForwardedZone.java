package dev.postern.cluster;

import java.util.regex.Pattern;

/** A DNS zone and the server that answers for it, checked, because both end up in a configuration file. */
record ForwardedZone(String zone, String address) {

    private static final Pattern ZONE =
            Pattern.compile("[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}(:[0-9]{1,5})?");

    ForwardedZone {
        require(ZONE, zone, "a DNS zone in lower case");
        require(ADDRESS, address, "an IPv4 address with or without a port");
    }

    private static void require(Pattern pattern, String value, String what) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not " + what);
        }
    }
}
