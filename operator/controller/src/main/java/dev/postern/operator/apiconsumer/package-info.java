/**
 * ApiConsumer: gather, plan, apply, status. What stands here is the workload half: consent, identity and document of the
 * pods that call. The path half, endpoint and record in the consumer's account, stands beside it once it is built.
 */
@NullMarked
package dev.postern.operator.apiconsumer;

import org.jspecify.annotations.NullMarked;
