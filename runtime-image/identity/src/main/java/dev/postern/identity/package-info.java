/**
 * Workload identity: SPIFFE ids, keys and certificate requests, trust by trust domain, the check of a peer's and of a
 * newly issued certificate, and when to renew. Pure: time and randomness are handed in, nothing is fetched.
 */
@NullMarked
package dev.postern.identity;

import org.jspecify.annotations.NullMarked;
