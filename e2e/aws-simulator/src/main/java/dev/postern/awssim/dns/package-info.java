/** Answers for the private zones and the names of endpoints. */
@NullMarked
package dev.postern.awssim.dns;

import org.jspecify.annotations.NullMarked;
