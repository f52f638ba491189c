/** A pod around a sidecar under test: volume, application, callers and clock, all real but small. */
@NullMarked
package dev.postern.runtime.testing;

import org.jspecify.annotations.NullMarked;
