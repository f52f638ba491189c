/**
 * What both path halves share: accounts that can be called, records of what stands there kept in status, and conditions
 * read from what came of a pass.
 */
@NullMarked
package dev.postern.operator.cloud;

import org.jspecify.annotations.NullMarked;
