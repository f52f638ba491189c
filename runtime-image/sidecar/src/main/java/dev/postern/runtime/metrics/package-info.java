/** Counters, and the port they are read from. */
@NullMarked
package dev.postern.runtime.metrics;

import org.jspecify.annotations.NullMarked;
