/** Conditions: what a pass found out about one aspect of an object, and how that joins what the status said before. */
@NullMarked
package dev.postern.operator.condition;

import org.jspecify.annotations.NullMarked;
