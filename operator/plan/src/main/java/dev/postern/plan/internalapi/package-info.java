/** Plans what an InternalApi wants in its account. */
@NullMarked
package dev.postern.plan.internalapi;

import org.jspecify.annotations.NullMarked;
