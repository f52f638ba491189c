package dev.postern.api;

import dev.postern.contract.ChildNames;

/** How long names may be so that a SPIFFE id, which holds several of them, stays within its 253 characters. */
public final class NameBounds {

    private static final int NAMESPACE = 63;

    private static final String LONGEST_PATH =
            "spiffe:///ns/" + "n".repeat(NAMESPACE) + "/consumer/" + "c".repeat(ChildNames.MAX_OWNER_NAME_LENGTH);

    /** Longest trust domain with which every object the schema lets in has a SPIFFE id; configuration is held to it. */
    public static final int MAX_TRUST_DOMAIN_LENGTH = CommonChecks.MAX_NAME_LENGTH - LONGEST_PATH.length();

    private NameBounds() {}
}
