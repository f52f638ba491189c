/** Event loops, listeners and deadlines on Linux epoll. */
@NullMarked
package dev.postern.runtime.transport;

import org.jspecify.annotations.NullMarked;
