/** One request and its response on the way between a caller's connection and an upstream one. */
@NullMarked
package dev.postern.runtime.exchange;

import org.jspecify.annotations.NullMarked;
