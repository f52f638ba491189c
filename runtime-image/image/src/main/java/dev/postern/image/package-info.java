/**
 * Builds the container images of every process without a container engine: pinned C library, a Java runtime made by
 * jlink, one layer of libraries, one of the application. linux/amd64 only.
 */
@NullMarked
package dev.postern.image;

import org.jspecify.annotations.NullMarked;
