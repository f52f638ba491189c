/** The one time of the simulated world, the delays of its asynchronous states and its rate limits. */
@NullMarked
package dev.postern.awssim.clock;

import org.jspecify.annotations.NullMarked;
