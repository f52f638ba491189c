/** The mTLS runtime in front of an application: start, configuration and the object that holds all of it. */
@NullMarked
package dev.postern.runtime;

import org.jspecify.annotations.NullMarked;
