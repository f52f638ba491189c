/** The PROXY header that a load balancer puts before a connection. */
@NullMarked
package dev.postern.runtime.proxyprotocol;

import org.jspecify.annotations.NullMarked;
