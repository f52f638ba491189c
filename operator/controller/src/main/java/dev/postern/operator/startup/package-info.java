/** What must hold before the operator starts, and how it says so when it does not. */
@NullMarked
package dev.postern.operator.startup;

import org.jspecify.annotations.NullMarked;
