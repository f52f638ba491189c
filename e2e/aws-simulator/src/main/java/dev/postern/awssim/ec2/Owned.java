package dev.postern.awssim.ec2;

/** A resource of one account in one region. */
public interface Owned {
    String id();

    String account();

    String region();
}
