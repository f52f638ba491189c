package dev.postern.awssim.accounts;

/**
 * An AWS account.
 *
 * @param name what people call it; AWS never shows it in these calls
 * @param region where its seeded resources are
 */
public record Account(String id, String name, String region) {}
