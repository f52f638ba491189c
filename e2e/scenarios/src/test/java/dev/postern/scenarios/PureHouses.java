package dev.postern.scenarios;

import java.util.List;

/**
 * The houses that compute and do nothing else: tested by values alone, replayed, and run in webhook, operator, sidecar
 * and command line with the same answer.
 */
final class PureHouses {

    static final List<String> NAMES = List.of("contract", "policy", "identity", "plan", "guardrails", "injection");

    private PureHouses() {}
}
