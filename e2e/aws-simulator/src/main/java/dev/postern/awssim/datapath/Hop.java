package dev.postern.awssim.datapath;

import dev.postern.awssim.elbv2.Target;

/** The way one connection takes behind an entrance: the node it leaves from and the target it goes to. */
record Hop(
        Entrance entrance,
        String loadBalancer,
        String node,
        String targetGroup,
        Target.Key target,
        boolean proxyHeader) {}
