/** TLS by BoringSSL alone, and the peers it believes. */
@NullMarked
package dev.postern.runtime.tls;

import org.jspecify.annotations.NullMarked;
