/** From the application's plain HTTP to another API's sidecar. */
@NullMarked
package dev.postern.runtime.outbound;

import org.jspecify.annotations.NullMarked;
