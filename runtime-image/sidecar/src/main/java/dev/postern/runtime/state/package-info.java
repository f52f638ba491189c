/** What this sidecar obeys and who is connected, for the operator alone. */
@NullMarked
package dev.postern.runtime.state;

import org.jspecify.annotations.NullMarked;
