/** Plans the path half of an ApiConsumer: what it wants in the consumer's account. */
@NullMarked
package dev.postern.plan.apiconsumer;

import org.jspecify.annotations.NullMarked;
