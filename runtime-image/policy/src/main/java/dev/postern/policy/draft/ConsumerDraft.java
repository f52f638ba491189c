package dev.postern.policy.draft;

import java.util.Optional;

/** The unchecked {@code consumer} of a rule's or a test's {@code from}. */
public record ConsumerDraft(String namespace, String name, Optional<String> account, Optional<String> expiresAt) {}
