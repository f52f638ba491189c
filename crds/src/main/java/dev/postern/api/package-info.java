/**
 * The three kinds of {@code postern.dev/v1alpha1} as Java types: what a person writes (spec) and what Postern says back
 * (status). Reading never throws for a value this version does not know: such a value is null or missing, and the checks
 * make a finding of it.
 */
@NullMarked
package dev.postern.api;

import org.jspecify.annotations.NullMarked;
