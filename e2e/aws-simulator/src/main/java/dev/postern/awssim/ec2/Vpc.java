package dev.postern.awssim.ec2;

import java.util.List;

/** A virtual private cloud and its address blocks, the primary one first. */
public record Vpc(String id, String account, String region, List<String> cidrs) implements Owned {
    public Vpc {
        cidrs = List.copyOf(cidrs);
    }

    public boolean contains(String address) {
        return cidrs.stream().map(Cidr::parse).anyMatch(cidr -> cidr.contains(address));
    }
}
