package dev.postern.awssim.fault;

import java.util.Optional;

/**
 * One fault that a call really met.
 *
 * @param account empty when the layer was not told whose keys are whose
 * @param call which of the calls that fit the rule's service, operation and account it was, counted from 1
 */
public record Injection(FaultRule rule, String service, String operation, Optional<String> account, int call) {}
