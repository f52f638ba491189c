package dev.postern.plan;

/**
 * Where a plan's resources stand. The role is not here: it comes from configuration alone, never from an object.
 *
 * @param account name in configuration
 */
public record Place(String account, String accountId, String region) {}
