/** Prints plans for people, logs and golden tests. */
@NullMarked
package dev.postern.plan.print;

import org.jspecify.annotations.NullMarked;
