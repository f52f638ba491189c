/**
 * The injected pods and what their sidecars say: which documents and identities they obey and who is connected. Pods
 * are asked by the leader alone, over mutual TLS and under the identity they ought to have.
 */
@NullMarked
package dev.postern.operator.fleet;

import org.jspecify.annotations.NullMarked;
