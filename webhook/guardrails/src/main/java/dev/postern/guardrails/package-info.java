/**
 * What makes an object public, as facts and rules: the same rules, ids and texts wherever an object is judged. A rule
 * asks what would happen under any controller that could act on the object, and a fact that is not known counts against
 * it.
 */
@NullMarked
package dev.postern.guardrails;

import org.jspecify.annotations.NullMarked;
