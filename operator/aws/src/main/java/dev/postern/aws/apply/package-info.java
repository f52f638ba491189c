/** The one engine that makes AWS look as a plan says, and the seam its drivers fill. */
@NullMarked
package dev.postern.aws.apply;

import org.jspecify.annotations.NullMarked;
