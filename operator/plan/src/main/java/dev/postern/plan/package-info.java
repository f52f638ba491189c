/** Plans: what an object wants in AWS, as an immutable graph computed from its spec and gathered facts alone. */
@NullMarked
package dev.postern.plan;

import org.jspecify.annotations.NullMarked;
