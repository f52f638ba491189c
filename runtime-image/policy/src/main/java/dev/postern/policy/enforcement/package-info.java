/** A document compiled for the request path: total, deny overrides, nothing looked up twice, and every decision explained. */
@NullMarked
package dev.postern.policy.enforcement;

import org.jspecify.annotations.NullMarked;
