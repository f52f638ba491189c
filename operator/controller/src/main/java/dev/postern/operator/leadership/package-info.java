/** One replica leads; what only it may do, besides reconciling, starts and stops with its leadership. */
@NullMarked
package dev.postern.operator.leadership;

import org.jspecify.annotations.NullMarked;
