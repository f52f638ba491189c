/** From a caller's handshake to the application: identity, authorisation, forwarding. */
@NullMarked
package dev.postern.runtime.inbound;

import org.jspecify.annotations.NullMarked;
