package dev.postern.awssim.ec2;

import dev.postern.awssim.clock.World;

/** What the PrivateLink operations of both sides share. */
record PrivateLink(
        World world, Network network, Tags tags, Zones zones, PrivateLinkStore store, LoadBalancers loadBalancers) {}
