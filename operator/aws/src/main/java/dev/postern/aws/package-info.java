/** Makes AWS look as plans say, and reads what planning needs. */
@NullMarked
package dev.postern.aws;

import org.jspecify.annotations.NullMarked;
