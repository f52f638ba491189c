/** From the raw text of an AccessPolicy to a checked policy: all findings at once, and the policy's own tests. */
@NullMarked
package dev.postern.policy.draft;

import org.jspecify.annotations.NullMarked;
