/** Health of the sidecar and the application's own probes. */
@NullMarked
package dev.postern.runtime.health;

import org.jspecify.annotations.NullMarked;
