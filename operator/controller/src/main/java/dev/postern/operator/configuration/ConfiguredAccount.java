package dev.postern.operator.configuration;

import dev.postern.aws.account.AwsAccount;
import dev.postern.plan.facts.AccountFacts;

/**
 * An account as configuration has it.
 *
 * @param account where calls go and as whom
 * @param facts who may ask for what there
 */
public record ConfiguredAccount(AwsAccount account, AccountFacts facts) {}
