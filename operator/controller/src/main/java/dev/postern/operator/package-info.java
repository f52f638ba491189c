/**
 * The operator: for each kind gather, plan, apply, status. Every package is one concept or one kind; what they share
 * with sidecar and webhook lies in the contract, the policy and the identity modules.
 */
@NullMarked
package dev.postern.operator;

import org.jspecify.annotations.NullMarked;
