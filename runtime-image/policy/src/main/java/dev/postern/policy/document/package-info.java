/** What a sidecar obeys, and how it knows that the operator said it: signed documents, one per API and per consumer. */
@NullMarked
package dev.postern.policy.document;

import org.jspecify.annotations.NullMarked;
