/** The wire: what a client sent as one tree, what it gets back as another, and the four ways AWS writes them down. */
@NullMarked
package dev.postern.awssim.protocol;

import org.jspecify.annotations.NullMarked;
