/** The one form of a request that rules are matched against, and how a call arrived. Anything ambiguous is refused here. */
@NullMarked
package dev.postern.policy.request;

import org.jspecify.annotations.NullMarked;
